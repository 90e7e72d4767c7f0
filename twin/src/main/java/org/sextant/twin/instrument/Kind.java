// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

/** How an instrument makes contrast. */
public enum Kind {
    /** X-rays from a point: absorption and phase. */
    CONE,
    /** Parallel X-rays: absorption and phase. */
    PARALLEL,
    /** Electrons scattered to high angles (HAADF-STEM): the mass along the beam, without a logarithm. */
    ELECTRONS,
    /** Parallel X-rays through a grating interferometer: absorption, differential phase and dark field. */
    GRATING
}
