// SPDX-License-Identifier: Apache-2.0
/** From line integrals to counts: absorption, phase, blur, noise, and the faults of real detectors. */
@NullMarked
package org.sextant.twin.detector;

import org.jspecify.annotations.NullMarked;
