// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import org.sextant.twin.detector.GaussianBlur;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.projection.ColumnField;
import org.sextant.twin.projection.Detector;
import org.sextant.twin.random.SeededNoise;
import org.sextant.twin.truth.ScannedVolume;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/**
 * What a perfect reconstruction of a scan shows, at the true geometry: the sample as the instrument's voxels see it, its edges
 * enhanced, blurred by the instrument and as much again by the filter of the reconstruction, with the noise that this filter
 * leaves of the ramp filter's. The corners outside of the circle
 * of the field of view are filled, too.
 *
 * <p>The plane of voxels above another lies at the larger z. Stored numbers are unsigned 16 bit with a scale. The planes of one
 * quantity gather in a file without header, which becomes the OME-Zarr at the end.
 */
final class VolumeRecorder implements AutoCloseable {
    private static final double RANGE_BELOW = 1;
    private static final double RANGE_ABOVE = 3;
    private static final int MOST = 65535;

    private final ScanPlan plan;
    private final Quantity quantity;
    private final List<Double> perMaterial;
    private final ValueScale scale;
    /** Of the blur by instrument and filter together, voxels. */
    private final double blurVoxels;
    /** Of the noise left. */
    private final double noiseSd;

    private final double noiseBeforeBlur;
    private final SeededNoise noise;
    private final Path scratch;
    private final FileChannel file;
    private final int n;
    private final int height;

    /** @param perMaterial the quantity of each pure material */
    VolumeRecorder(ScanPlan plan, Quantity quantity, List<Double> perMaterial, Path folder) throws IOException {
        double highest = Collections.max(perMaterial);
        this.perMaterial = List.copyOf(perMaterial);
        Sampling s = plan.instrument().sampling();
        this.plan = plan;
        this.quantity = quantity;
        this.n = s.columns();
        this.height = s.rows();
        double filter = plan.instrument().optics().blurPixels();
        this.blurVoxels = filter * Math.sqrt(2);
        this.noiseSd = quantity.noiseSd(plan.instrument()) * GaussianBlur.noiseLeft(filter);
        this.noiseBeforeBlur = noiseSd / GaussianBlur.noiseLeft(blurVoxels);
        double low = -RANGE_BELOW * highest - 5 * noiseSd;
        double high = RANGE_ABOVE * highest + 5 * noiseSd;
        this.scale = new ValueScale((high - low) / MOST, low, quantity.unit());
        this.noise = SeededNoise.of(plan.seed(), quantity.name());
        this.scratch = folder.resolve("." + quantity.name() + ".raw");
        this.file = FileChannel.open(
                scratch, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    /** Adds the planes of a band of detector rows. */
    void add(ColumnField field, Detector band, WorkContext work) throws IOException {
        float[][] blurred = new float[field.grid().across()][];
        Slab slab = new Slab(field, band);
        work.forEach("blurring " + quantity.name(), blurred.length, y -> blurred[(int) y] = slab.plane((int) y));
        short[][] planes = new short[band.rows()][n * n];
        float[] kernel = GaussianBlur.kernel(blurVoxels);
        int margin = (blurred.length - n) / 2;
        work.forEach("storing " + quantity.name(), n, y -> {
            float[] sum = new float[n * band.rows()];
            for (int k = 1 - kernel.length; k < kernel.length; k++) {
                float[] p = blurred[Math.max(0, Math.min(blurred.length - 1, (int) y + margin + k))];
                float w = kernel[Math.abs(k)];
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += w * p[i];
                }
            }
            for (int z = 0; z < band.rows(); z++) {
                store(sum, z * n, (int) y, planes[z]);
            }
        });
        for (int z = 0; z < band.rows(); z++) {
            writePlane(firstPlane(band) + z, planes[z]);
        }
    }

    /** Row r of the detector sees the plane height − 1 − r. */
    private int firstPlane(Detector band) {
        return height - band.firstRow() - band.rows();
    }

    private void store(float[] values, int from, int y, short[] plane) {
        for (int x = 0; x < n; x++) {
            plane[y * n + x] = (short) Math.max(0, Math.min(MOST, Math.round(scale.stored(values[from + x]))));
        }
    }

    private void writePlane(int z, short[] plane) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * plane.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(plane);
        for (long at = 2L * z * plane.length; bytes.hasRemaining(); ) {
            at += file.write(bytes, at);
        }
    }

    /** Planes of a band along x and z, before the blur across them. */
    private final class Slab {
        private final ColumnField field;
        private final int rows;
        private final int low;
        private final int firstPlane;
        private final int margin;

        Slab(ColumnField field, Detector band) {
            this.field = field;
            this.rows = band.rows();
            this.low = (int) Math.rint(
                    (band.bottomUm() - field.grid().bottomUm()) / field.grid().voxelUm());
            this.firstPlane = firstPlane(band);
            this.margin = (field.grid().across() - n) / 2;
        }

        /** x fastest, rows upwards. */
        float[] plane(int y) {
            int height = field.grid().height();
            int across = field.grid().across();
            float[] columns = new float[across * height];
            for (int x = 0; x < across; x++) {
                for (int c = 0; c < quantity.weights().length; c++) {
                    mix(x, y, c, quantity.weights()[c], columns);
                }
                if (quantity.edgeUm() != 0) {
                    edges(x, y, columns);
                }
                addNoise(x, y, columns);
            }
            new GaussianBlur(blurVoxels).blur(columns, height, across);
            float[] out = new float[n * rows];
            for (int z = 0; z < rows; z++) {
                for (int x = 0; x < n; x++) {
                    out[z * n + x] = columns[(x + margin) * height + low + z];
                }
            }
            return out;
        }

        private void mix(int x, int y, int channel, double weight, float[] columns) {
            if (weight != 0) {
                float[] row = field.row(y);
                int start = field.start(x, channel);
                int to = x * field.grid().height();
                for (int z = 0; z < field.grid().height(); z++) {
                    columns[to + z] += (float) (weight * row[start + z]);
                }
            }
        }

        /** The same for a voxel of the sample whatever the band. */
        private void addNoise(int x, int y, float[] columns) {
            int height = field.grid().height();
            long column = ((long) y * field.grid().across() + x) << 20;
            for (int z = 0; z < height; z++) {
                columns[x * height + z] +=
                        (float) (noiseBeforeBlur * noise.nearlyNormal(column + firstPlane - low + z));
            }
        }

        /** −R ∇²δ: projections of ∇² are ∇² of projections, so that this is what reconstruction makes of bright edges. */
        private void edges(int x, int y, float[] columns) {
            int last = field.grid().across() - 1;
            int height = field.grid().height();
            float[] here = field.row(y);
            float[] before = field.row(Math.max(0, y - 1));
            float[] after = field.row(Math.min(last, y + 1));
            int at = field.start(x, Channel.DELTA);
            int left = field.start(Math.max(0, x - 1), Channel.DELTA);
            int right = field.start(Math.min(last, x + 1), Channel.DELTA);
            double p = field.grid().voxelUm();
            float factor = (float) (-quantity.edgeUm() / (p * p));
            for (int z = 0; z < height; z++) {
                columns[x * height + z] += factor
                        * (here[left + z]
                                + here[right + z]
                                + before[at + z]
                                + after[at + z]
                                + here[at + Math.max(0, z - 1)]
                                + here[at + Math.min(height - 1, z + 1)]
                                - 6 * here[at + z]);
            }
        }
    }

    /** Makes the OME-Zarr. */
    ScanTruth.VolumeFile finish(Path folder, VolumeFormats formats, WorkContext work) {
        Path path = folder.resolve(quantity.name() + ".ome.zarr");
        VoxelGrid grid = Scan.grid(plan.instrument());
        Metadata.Builder metadata = Metadata.builder()
                .text("quantity", quantity.what())
                .text("instrument", plan.instrument().title());
        try (Volume v = BlockVolume.builder(scratch.toString(), "scratch", ValueType.U16, new BlockCache(32L << 20))
                .level(BlockLayout.ofPlanes(grid.size()), this::read)
                .grid(grid)
                .scale(scale)
                .metadata(metadata.build())
                .build()) {
            VolumeFormats.write(formats.exporterFor(path), v, path, ExportOptions.DEFAULT, work);
        }
        ScannedVolume facts = new ScannedVolume(
                quantity.name(),
                quantity.what(),
                quantity.unit(),
                noiseSd,
                blurVoxels * plan.instrument().sampling().pixelUm(),
                perMaterial);
        return new ScanTruth.VolumeFile(path, facts, quantity.edgeUm(), quantity.correlationNm());
    }

    private short[] read(Region r) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * r.voxels()).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 2 * ((r.z() * n + r.y()) * n + r.x()); bytes.hasRemaining(); ) {
            int got = file.read(bytes, at);
            if (got < 0) {
                throw new IOException(scratch + " ends too early");
            }
            at += got;
        }
        short[] values = new short[r.voxels()];
        bytes.flip().asShortBuffer().get(values);
        return values;
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(scratch);
    }
}
