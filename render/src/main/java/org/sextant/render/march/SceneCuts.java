// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Lens;
import org.sextant.world.view.View;

/** What a view cuts away from each volume and label volume: its clips and its lens. */
final class SceneCuts {
    private final World world;
    private final View view;

    SceneCuts(World world, View view) {
        this.world = world;
        this.view = view;
    }

    /**
     * The cuts of one thing.
     *
     * @throws SextantException if a clip or the lens lies in a frame that the world does not have
     */
    List<Cut> of(String name) {
        List<Cut> cuts = new ArrayList<>();
        for (Clip clip : view.content().clips()) {
            if (clip.cuts(name)) {
                cuts.add(cut(clip));
            }
        }
        view.look()
                .lens()
                .filter(this::isSeen)
                .ifPresent(lens -> cuts.add(cut(lens.region(), lens.volume().equals(name))));
        return cuts;
    }

    /**
     * A lens onto what is switched off takes nothing away.
     *
     * @throws SextantException if there is nothing of that name
     */
    private boolean isSeen(Lens lens) {
        for (LabelNode l : world.labels()) {
            if (l.id().name().equals(lens.volume())) {
                return view.shows(l);
            }
        }
        return view.shows(world.volume(lens.volume()));
    }

    /** @throws SextantException if the lens lies in a frame, or is of a volume, that the world does not have */
    void check(Lens lens) {
        isSeen(lens);
        cut(lens.region(), true);
    }

    /** @throws SextantException if it lies in a frame that the world does not have */
    Cut cut(Clip clip) {
        if (clip instanceof Clip.Plane p) {
            return Cut.half(eyeTo(p.frame(), "a clipping plane"), p.pointUm(), p.normal());
        }
        Clip.Block b = (Clip.Block) clip;
        return Cut.block(eyeTo(b.box().frame(), "a clipping box"), b.box(), b.keepsInside());
    }

    private Cut cut(Lens.Region region, boolean keepsInside) {
        Matrix4x3d m = eyeTo(region.frame(), "the lens");
        if (region instanceof Lens.Ball b) {
            return Cut.ball(m, b.centreUm(), b.radiusUm(), keepsInside);
        }
        return Cut.block(m, ((Lens.Block) region).box(), keepsInside);
    }

    /**
     * From µm relative to the camera's eye to a frame; nothing far from the origin is subtracted later.
     *
     * @param what lies in the frame, for the message
     */
    Matrix4x3d eyeTo(FrameId frame, String what) {
        if (!world.frames().contains(frame)) {
            throw new SextantException("view '" + view.name() + "': " + what + " lies in frame '" + frame
                    + "', which has no place in the world; place it, or state another frame");
        }
        Affine3 toWorld = world.frames().transform(frame, FrameId.WORLD);
        Matrix4x3d m = new Matrix4x3d(toWorld.matrix());
        Vector3d t = m.getTranslation(new Vector3d()).sub(view.camera().eyeUm());
        return m.setTranslation(t.x, t.y, t.z).invert();
    }
}
