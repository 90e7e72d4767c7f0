// SPDX-License-Identifier: Apache-2.0
/** Samples as functions of position, from millimetres to half a nanometre. */
@NullMarked
package org.sextant.twin.sample;

import org.jspecify.annotations.NullMarked;
