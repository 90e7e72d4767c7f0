// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.Optional;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Lens;
import org.sextant.world.view.View;

/**
 * A ball in which one volume is seen instead of all others.
 *
 * @param centreUm in the world; empty: the volume's middle
 */
public record LensChange(String volume, Optional<Vector3dc> centreUm, double radiusUm) implements ViewChange {
    static final String FORM =
            "VOLUME@RADIUS about its middle, or VOLUME@X,Y,Z,RADIUS in the world, such as nano@12um,8um,3um,5um";

    public static LensChange parse(String text) {
        Text[] p = Text.of(text, FORM).around("@");
        Text[] list = p[1].split(",");
        if (list.length != 1 && list.length != 4) {
            throw p[1].wrong("has neither a radius nor a point and a radius");
        }
        Optional<Vector3dc> centre = list.length == 1
                ? Optional.empty()
                : Optional.of(new Vector3d(list[0].lengthUm(), list[1].lengthUm(), list[2].lengthUm()));
        double radius = list[list.length - 1].lengthUm();
        if (!(radius > 0)) {
            throw p[1].wrong("has no radius above 0");
        }
        return new LensChange(p[0].part(), centre, radius);
    }

    @Override
    public View applyTo(View view, World world) {
        VolumeNode node = world.volume(volume);
        Vector3dc centre = centreUm.orElseGet(() -> world.frames()
                .transform(node.frame(), FrameId.WORLD)
                .apply(node.grid()
                        .indexToFrame()
                        .apply(node.grid().indexBounds().centreUm())));
        return view.withLook(view.look().withLens(new Lens(volume, new Lens.Ball(FrameId.WORLD, centre, radiusUm))));
    }
}
