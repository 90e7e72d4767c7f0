// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

import org.sextant.twin.detector.Exposure;
import org.sextant.twin.detector.Faults;

/**
 * How frames are taken.
 *
 * @param flats frames of the open beam, half before and half after the scan
 * @param darks frames without beam
 */
public record Recording(Exposure exposure, Faults faults, int flats, int darks) {}
