// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/**
 * Writes what is true.
 *
 * <pre>
 *   truth.json                           poses, objects, porosities, thickness, errors of the scans (truth-schema-1.json)
 *   truth/SCAN-labels.ome.zarr           object numbers, for voxels of 0.06 µm and more
 *         SCAN-parts.ome.zarr            0 outside, 1 solid, 2 pore, 3 closed pore, 4 bubble
 *         SCAN-pore-diameter.ome.zarr    local thickness of the pores, µm, of the middle of the scan
 *         SCAN-solid-diameter.ome.zarr   that of the solid
 * </pre>
 */
public final class TruthFolder {
    public static final String FILE_NAME = "truth.json";
    static final String VOLUMES = "truth";

    private static final double LABELS_FROM_UM = 0.06;

    private final SampleKind kind;
    private final LabelledSample sample;
    private final long seed;
    private final VolumeFormats formats;

    /**
     * @param sample of that kind and seed
     * @param formats those that write OME-Zarr
     */
    public TruthFolder(SampleKind kind, long seed, LabelledSample sample, VolumeFormats formats) {
        this.kind = kind;
        this.seed = seed;
        this.sample = sample;
        this.formats = formats;
    }

    /** Bytes that the volumes of a scan take at most. */
    public static long bytes(VoxelGrid grid) {
        return 4 * grid.size().voxels();
    }

    /**
     * Writes truth.json and the volumes beside it.
     *
     * @param folder where the scans are, too
     * @param scans coarsest first
     */
    public void write(Path folder, List<ScannedField> scans, WorkContext work) throws IOException {
        Path volumes = Files.createDirectories(folder.resolve(VOLUMES));
        TruthJson json = new TruthJson(kind, seed, sample);
        List<ObjectTruth> objects = ObjectTruth.of(sample, scans, work);
        json.objects(objects);
        for (ScannedField scan : scans) {
            PartsOfField field = new PartsOfField(sample, scan);
            TrueThickness thickness = TrueThickness.of(sample, scan, work);
            ObjectNode node = json.scan(scan, thickness);
            writeVolumes(volumes, scan.name(), field, thickness, node, work);
        }
        json.quantities(objects, scans);
        String text = json.text();
        AtomicOutput.write(
                folder.resolve(FILE_NAME),
                true,
                text.length(),
                p -> Files.writeString(p, text, StandardCharsets.UTF_8));
    }

    private void writeVolumes(
            Path folder, String name, PartsOfField field, TrueThickness t, ObjectNode node, WorkContext work)
            throws IOException {
        VoxelGrid grid = field.grid();
        ObjectNode files = node.putObject("truthVolumes");
        if (grid.spacingUm().x >= LABELS_FROM_UM) {
            write(folder, name, "labels", "labels", grid, ValueType.U16, field::labels, files, work);
        }
        write(folder, name, "parts", "labels", grid, ValueType.U8, field::parts, files, work);
        writeDiameters(folder, name, "pore-diameter", t.grid(), t.pores(), files, work);
        writeDiameters(folder, name, "solid-diameter", t.grid(), t.solid(), files, work);
    }

    private void writeDiameters(
            Path folder,
            String name,
            String key,
            VoxelGrid grid,
            float @Nullable [] voxels,
            ObjectNode files,
            WorkContext work)
            throws IOException {
        if (voxels == null) {
            return;
        }
        double voxelUm = grid.spacingUm().x;
        int nx = (int) grid.size().x();
        int ny = (int) grid.size().y();
        BlockReader reader = r -> {
            float[] out = new float[r.voxels()];
            int i = 0;
            for (long z = r.z(); z < r.z() + r.nz(); z++) {
                for (long y = r.y(); y < r.y() + r.ny(); y++) {
                    for (long x = r.x(); x < r.x() + r.nx(); x++) {
                        out[i++] = (float) (voxelUm * voxels[(int) (x + nx * (y + ny * z))]);
                    }
                }
            }
            return out;
        };
        write(folder, name, key, "image", grid, ValueType.F32, reader, files, work);
    }

    private void write(
            Path folder,
            String scan,
            String key,
            String kindOfImage,
            VoxelGrid grid,
            ValueType type,
            BlockReader reader,
            ObjectNode files,
            WorkContext work)
            throws IOException {
        Path file = folder.resolve(scan + "-" + key + ".ome.zarr");
        try (Volume v = BlockVolume.builder(scan, "truth", type, new BlockCache(64L << 20))
                .level(BlockLayout.ofPlanes(grid.size()), reader)
                .grid(grid)
                .build()) {
            ExportOptions options = new ExportOptions(false, Map.of("kind", kindOfImage));
            VolumeFormats.write(formats.exporterFor(file), v, file, options, work);
        }
        files.put(key, VOLUMES + "/" + file.getFileName());
    }
}
