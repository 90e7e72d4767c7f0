// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.volume.data.Volume;
import org.sextant.volume.pyramid.Factor3;
import org.sextant.volume.pyramid.PyramidPlan;
import org.sextant.volume.pyramid.Reduction;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.grid.VoxelGrid;

/** Makes the attributes of an image's group: OME-NGFF 0.4 or 0.5, and what only this program understands beside it. */
final class NgffAttributes {
    private NgffAttributes() {}

    static ObjectNode of(ObjectMapper mapper, String name, Volume volume, PyramidPlan plan, ZarrSettings settings) {
        ObjectNode attributes = mapper.createObjectNode();
        boolean v3 = settings.version() == 3;
        ObjectNode ome = v3 ? attributes.putObject("ome") : attributes;
        String version = v3 ? "0.5" : "0.4";
        if (v3) {
            ome.put("version", version);
        }
        ObjectNode image = ome.putArray("multiscales").addObject();
        if (!v3) {
            image.put("version", version);
        }
        image.put("name", name);
        image.put("type", settings.reduction() == Reduction.MODE ? "mode" : "mean");
        axes(image.putArray("axes"), volume.knownGrid().isPresent());
        Vector3d spacing = volume.knownGrid().map(VoxelGrid::spacingUm).orElseGet(() -> new Vector3d(1));
        Vector3d origin = volume.knownGrid().map(VoxelGrid::originUm).orElseGet(Vector3d::new);
        ArrayNode datasets = image.putArray("datasets");
        for (int i = 0; i < plan.levels().size(); i++) {
            Factor3 f = plan.levels().get(i).fromBase();
            ArrayNode transformations =
                    datasets.addObject().put("path", Integer.toString(i)).putArray("coordinateTransformations");
            Vector3d factor = new Vector3d(f.x(), f.y(), f.z());
            vector(transformations, "scale", factor.mul(spacing, new Vector3d()));
            Vector3d shift = factor.sub(1, 1, 1, new Vector3d()).mul(0.5).mul(spacing);
            vector(transformations, "translation", shift.add(origin));
        }
        if (settings.reduction() == Reduction.MODE) {
            ome.putObject("image-label").put("version", version);
        }
        own(attributes, volume);
        return attributes;
    }

    private static void axes(ArrayNode axes, boolean known) {
        for (String axis : List.of("z", "y", "x")) {
            ObjectNode a = axes.addObject().put("name", axis).put("type", "space");
            if (known) {
                a.put("unit", "micrometer");
            }
        }
    }

    /** Along z, y, x. */
    private static void vector(ArrayNode transformations, String type, Vector3dc v) {
        transformations
                .addObject()
                .put("type", type)
                .putArray(type)
                .add(v.z())
                .add(v.y())
                .add(v.x());
    }

    /** Scale of values, and voxels that are turned against the axes: OME-NGFF 0.4 and 0.5 have no words for them. */
    private static void own(ObjectNode attributes, Volume volume) {
        ValueScale scale = volume.scale();
        if (!scale.equals(ValueScale.NONE)) {
            attributes
                    .withObjectProperty(StoreMetadata.SEXTANT)
                    .putObject("valueScale")
                    .put("slope", scale.slope())
                    .put("intercept", scale.intercept())
                    .put("unit", scale.unit());
        }
        volume.knownGrid().filter(g -> !isAligned(g)).ifPresent(g -> {
            ArrayNode columns =
                    attributes.withObjectProperty(StoreMetadata.SEXTANT).putArray(StoreMetadata.INDEX_TO_FRAME);
            for (double d : g.indexToFrame().matrix().get(new double[12])) {
                columns.add(d);
            }
        });
    }

    private static boolean isAligned(VoxelGrid g) {
        Matrix4x3dc m = g.indexToFrame().matrix();
        return m.m01() == 0
                && m.m02() == 0
                && m.m10() == 0
                && m.m12() == 0
                && m.m20() == 0
                && m.m21() == 0
                && m.m00() > 0
                && m.m11() > 0
                && m.m22() > 0;
    }
}
