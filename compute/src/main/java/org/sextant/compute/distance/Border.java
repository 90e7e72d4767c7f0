// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

/** What lies beyond the image. */
public enum Border {
    /** Nothing is known there: it bounds no phase. */
    OPEN,
    /** A layer of voxels of another phase. */
    OTHER
}
