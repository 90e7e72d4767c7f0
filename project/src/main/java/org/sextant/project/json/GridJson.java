// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Voxel grids (index 0 is the centre of the first voxel) and boxes. */
public final class GridJson {
    private GridJson() {}

    public static ObjectNode of(VoxelGrid g) {
        ObjectNode node = Json.object();
        node.set(
                "size",
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(g.size().x())
                        .add(g.size().y())
                        .add(g.size().z()));
        return node.set("indexToFrame", FrameJson.of(g.indexToFrame()));
    }

    public static VoxelGrid grid(Fields f) {
        long[] n = f.wholes("size", 3);
        return new VoxelGrid(new Size3(n[0], n[1], n[2]), f.object("indexToFrame", FrameJson::affine));
    }

    public static ObjectNode of(Box3 b) {
        return Json.object()
                .put("frame", b.frame().name())
                .<ObjectNode>set("minUm", Json.vector(b.minUm()))
                .set("maxUm", Json.vector(b.maxUm()));
    }

    public static Box3 box(Fields f) {
        return new Box3(new FrameId(f.text("frame")), f.vector("minUm"), f.vector("maxUm"));
    }
}
