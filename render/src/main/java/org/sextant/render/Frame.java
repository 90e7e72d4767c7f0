// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.List;
import org.sextant.render.picture.Picture;
import org.sextant.render.residency.LoadPlan;
import org.sextant.render.residency.SkippedVolume;
import org.sextant.world.scene.VolumeId;

/**
 * A picture and what went into it.
 *
 * @param depth distance from the eye to what each pixel first meets
 * @param pixelUm size of a pixel at the camera's target, µm
 * @param drawn in the order of the world's volumes
 * @param skipped with the reasons; look for {@link SkippedVolume.Reason#UNREADABLE}
 * @param pending number of pieces of volumes that are still to be loaded: the next picture will show more
 * @param pass what made it: java, compute or fragment
 * @param notices what the user should know about how it was made, such as a pass that could not be used
 */
public record Frame(
        Picture picture,
        DepthMap depth,
        double pixelUm,
        List<DrawnVolume> drawn,
        List<SkippedVolume> skipped,
        int pending,
        String pass,
        List<String> notices) {
    public Frame {
        notices = List.copyOf(notices);
        drawn = List.copyOf(drawn);
        skipped = List.copyOf(skipped);
    }

    /** Whether the picture shows all that was asked for, as far as the memory reaches. */
    public boolean isComplete() {
        return pending == 0;
    }

    /** A volume that was drawn, and from which voxels. */
    public record DrawnVolume(VolumeId id, LoadPlan plan) {}
}
