// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sextant.volume.codec.Workspace;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.pyramid.PyramidBuilder;
import org.sextant.volume.pyramid.PyramidPlan;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.VoxelGrid;

/**
 * Writes OME-Zarr with all its levels.
 *
 * <p>Settings:
 *
 * <ul>
 *   <li>{@code zarr}: 3 (OME-NGFF 0.5, the default) or 2 (OME-NGFF 0.4)
 *   <li>{@code chunk}: voxels of a chunk, one even number or three for x, y, z; 64
 *   <li>{@code shard}: chunks in a shard along each axis, or {@code none}; 4; Zarr 3 only
 *   <li>{@code compression}: {@code blosc} (zstd over shuffled bytes, the default), {@code blosc:lz4},
 *       {@code zstd[:level]}, {@code gzip[:level]}, {@code none}
 *   <li>{@code levels}: most levels, the finest included
 *   <li>{@code kind}: {@code image} (levels hold means) or {@code labels} (levels hold the most frequent value)
 * </ul>
 */
public final class OmeZarrExporter implements VolumeExporter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String name() {
        return OmeZarrFormat.NAME;
    }

    @Override
    public List<String> extensions() {
        return List.of(".ome.zarr", ".zarr");
    }

    @Override
    public Set<String> settings() {
        return Set.of("zarr", "kind", "shard", "levels", "chunk", "compression");
    }

    @Override
    public void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
        ValueType type = volume.type();
        if (type == ValueType.F16) {
            throw new DataException(
                    target.toString(), "output", "values of type f16 are read only", "Convert with --type f32");
        }
        ZarrSettings settings = ZarrSettings.of(options);
        PyramidPlan plan = PyramidPlan.of(
                volume.size(), volume.knownGrid().map(VoxelGrid::spacingUm).orElse(null), settings.maxLevels());
        long voxelBytes = volume.size().voxels() * type.fileBytes();
        long atLeast = plan.levels().size() > 1 ? plan.levels().get(1).size().voxels() * type.fileBytes() : 0;
        AtomicOutput.write(
                target,
                options.overwrite(),
                settings.compression().name().equals("none") ? voxelBytes + atLeast : atLeast,
                part -> writeStore(volume, plan, settings, target, part, work));
    }

    private static void writeStore(
            Volume volume, PyramidPlan plan, ZarrSettings settings, Path target, Path part, WorkContext work)
            throws IOException {
        Files.createDirectories(part);
        List<ArrayWriter> arrays = new ArrayList<>();
        ThreadLocal<Workspace> memory = ThreadLocal.withInitial(Workspace::new);
        for (int i = 0; i < plan.levels().size(); i++) {
            arrays.add(new ArrayWriter(
                    part.resolve(Integer.toString(i)),
                    settings,
                    plan.levels().get(i).size(),
                    volume.type(),
                    memory));
        }
        new PyramidBuilder(plan, settings.chunk(), settings.reduction(), part)
                .build(
                        volume.finest(),
                        (level, x, y, z, values) -> {
                            try {
                                arrays.get(level).chunk(x, y, z, values);
                            } catch (IOException e) {
                                throw new DataException(
                                        target.toString(),
                                        "level " + level + ", chunk " + x + "," + y + "," + z,
                                        "cannot be written: " + e,
                                        "Check the disk's free space and permissions",
                                        e);
                            }
                        },
                        work);
        for (ArrayWriter a : arrays) {
            a.finish(MAPPER);
        }
        String name = String.valueOf(target.getFileName()).replaceAll("(\\.ome)?\\.zarr$", "");
        ObjectNode attributes = NgffAttributes.of(MAPPER, name, volume, plan, settings);
        if (settings.version() == 2) {
            Files.write(part.resolve(StoreFolder.V2_ATTRIBUTES), MAPPER.writeValueAsBytes(attributes));
            Files.writeString(part.resolve(StoreFolder.V2_GROUP), "{\"zarr_format\":2}");
        } else {
            ObjectNode group = MAPPER.createObjectNode().put("zarr_format", 3).put("node_type", "group");
            group.set("attributes", attributes);
            Files.write(part.resolve(StoreFolder.V3), MAPPER.writeValueAsBytes(group));
        }
        work.checkCancelled("writing " + target);
    }
}
