// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

/** For each pixel the distance along its ray to where a tenth of the light is held back; infinite if that is nowhere. */
public final class DepthMap {
    private final int width;
    private final float[] um;

    DepthMap(int width, int height) {
        this.width = width;
        this.um = new float[width * height];
    }

    /** µm from where the ray begins: the eye, or its plane for an orthographic camera. */
    public float um(int x, int y) {
        return um[y * width + x];
    }

    void set(int x, int y, double distanceUm) {
        um[y * width + x] = (float) distanceUm;
    }
}
