// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Matrix3d;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;

/**
 * A plane on which a volume's values are shown: opaque as stated wherever the plane lies in the volume, whatever is cut away
 * from the volume itself, and with the colours of its window, neither lit nor shaded.
 *
 * <p>Threads: any once made.
 */
public final class MarchSlice {
    final MarchVolume volume;
    final SlicePlane plane;
    /** n·p + c = 0 on the plane, p in µm relative to the eye. */
    final Vector3d normal;

    final double c;

    /** @param eyeToFrame from µm relative to the eye to the plane's frame */
    MarchSlice(SlicePlane plane, MarchVolume volume, Matrix4x3dc eyeToFrame) {
        this.volume = volume;
        this.plane = plane;
        Matrix4x3d m = new Matrix4x3d(eyeToFrame);
        this.normal = m.transpose3x3(new Matrix3d()).transform(new Vector3d(plane.normal()));
        Vector3d eye = eyeToFrame.getTranslation(new Vector3d());
        this.c = plane.normal().dot(eye.sub(plane.pointUm()));
    }

    public MarchVolume volume() {
        return volume;
    }

    public SlicePlane plane() {
        return plane;
    }

    /** n of n·p + c = 0, p in µm relative to the eye. */
    public Vector3d normal() {
        return new Vector3d(normal);
    }

    /** c of n·p + c = 0, µm. */
    public double offsetUm() {
        return c;
    }

    /** The colour of a stored value; transparent where there is none. */
    Rgba colour(float stored) {
        Rgba own = plane.window().at(volume.scale.physical(stored));
        return own.withAlpha(own.a() * plane.opacity());
    }
}
