// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.camera;

/** A ray relative to the camera's eye, µm: points o + t d with |d| = 1 and t ≥ 0. Reused from pixel to pixel. */
public final class Ray {
    public double ox;
    public double oy;
    public double oz;
    public double dx;
    public double dy;
    public double dz;
    /** Whether all rays of the picture run the same way. */
    public boolean parallel;
}
