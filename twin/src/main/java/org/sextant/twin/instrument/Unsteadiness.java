// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

/**
 * How far a stage may be off: the spread from which each scan draws its own errors.
 *
 * @param driftPixels amplitude of the slow drift over the scan
 * @param jitterPixels standard deviation of the jitter from view to view
 * @param offsetPixels the axis stands off the middle of the detector by up to this
 * @param leanDeg the axis leans in and across the detector plane by up to this
 * @param mountDeg standard deviation of the tilt with which the sample stands on the stage; its azimuth is any
 */
public record Unsteadiness(
        double driftPixels, double jitterPixels, double offsetPixels, double leanDeg, double mountDeg) {}
