// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/** What is seen where several volumes lie in one place. */
public enum OverlapRule {
    /** The volume with the smallest voxels hides the others. */
    FINEST,
    /** Colours and opacities of all add up. */
    ADD,
    /** The most opaque one. */
    MAXIMUM
}
