// SPDX-License-Identifier: Apache-2.0
/** Curves through measured points by least squares, with the errors of their parameters. */
@NullMarked
package org.sextant.compute.fit;

import org.jspecify.annotations.NullMarked;
