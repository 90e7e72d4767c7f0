// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.Optional;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.sextant.render.camera.Rays;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;

/**
 * A volume in view that is open.
 *
 * @param order its place among the world's volumes
 * @param baseToEye from the finest level's voxel index to µm relative to the eye
 * @param voxelUm mean edge of the finest voxel in the world
 */
record ViewedVolume(int order, VolumeNode node, Volume volume, Matrix4x3d baseToEye, VisiblePart part, double voxelUm) {
    /** @throws SextantException if the volume has not the size that the world says */
    static ViewedVolume of(int order, VolumeNode node, Volume volume, Matrix4x3d baseToEye, VisiblePart part) {
        checkSize(node.id(), node.grid(), volume);
        return new ViewedVolume(order, node, volume, baseToEye, part, Math.cbrt(Math.abs(baseToEye.determinant())));
    }

    /** @throws SextantException if the volume has not the size that the world says */
    static void checkSize(VolumeId id, VoxelGrid grid, Volume volume) {
        if (!volume.size().equals(grid.size())) {
            throw new SextantException("volume '" + id + "' has " + grid.size() + " voxels in the project but "
                    + volume.size() + " in " + volume.source() + "; the file was replaced by another: add it again");
        }
    }

    /** Composed in double relative to the eye: nothing far from the origin is subtracted later. */
    static Matrix4x3d baseToEye(World world, VoxelGrid grid, Rays rays) {
        Affine3 toWorld = grid.indexToFrame().then(world.frames().transform(grid.frame(), FrameId.WORLD));
        Matrix4x3d m = new Matrix4x3d(toWorld.matrix());
        Vector3d t = m.getTranslation(new Vector3d()).sub(rays.camera().eyeUm());
        return m.setTranslation(t.x, t.y, t.z);
    }

    double voxels() {
        return (double) volume.size().x() * volume.size().y() * volume.size().z();
    }

    /** What to load in one piece; may be coarser than wanted. */
    LoadPlan plan(Rays rays, long budgetBytes) {
        return LoadPlan.choose(volume.levels(), voxelUm, rays.pixelUm(part.nearestUm()), part.index(), budgetBytes);
    }

    /** The coarsest level whose voxels are nowhere larger than a pixel, and which still can be held as a table of pages. */
    int finestLevel(PagedVolume paged, Rays rays) {
        double pixelUm = rays.pixelUm(part.nearestUm());
        int level = 0;
        while (level + 1 < paged.levels().size()
                && (voxelUm * paged.levels().get(level + 1).edge() <= pixelUm
                        || paged.levels().get(level).bricks() > PagedField.MOST_PAGES)) {
            level++;
        }
        return level;
    }

    /** In one piece, or in parts of it. */
    ResidentVolume resident(LoadPlan plan, VoxelField field, BrickGrid bricks, Matrix4x3d fieldToBase) {
        return new ResidentVolume(
                node,
                plan,
                field,
                bricks,
                volume.scale(),
                baseToEye,
                node.grid().indexBounds(),
                fieldToBase,
                voxelUm);
    }

    /** Empty if the camera does not see the volume's box. */
    static Optional<VisiblePart> part(VolumeNode node, Rays rays, Matrix4x3d baseToEye) {
        return VisiblePart.of(rays, node.grid().indexBounds(), baseToEye);
    }
}
