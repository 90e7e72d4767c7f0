// SPDX-License-Identifier: Apache-2.0
/** Poses that users write by hand, with units and in the terms of their instruments. */
@NullMarked
package org.sextant.project.pose;

import org.jspecify.annotations.NullMarked;
