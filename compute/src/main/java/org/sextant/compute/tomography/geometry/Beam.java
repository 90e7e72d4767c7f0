// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.geometry;

/** How the rays of one view lie to each other. */
public enum Beam {
    /** All have one direction. */
    PARALLEL,
    /** All come from one point. */
    CONE
}
