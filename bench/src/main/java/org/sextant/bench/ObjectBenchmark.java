// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.joml.Vector3d;
import org.sextant.compute.object.LabelPlanes;
import org.sextant.compute.object.ObjectTable;
import org.sextant.compute.object.ParticlesOperation;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Seconds for a table of objects of 256³ voxels on two threads: volume, centroid, box and equivalent diameter of 1,000 balls,
 * against scikit-image and SciPy on the same voxels in one run, and against the floor, one look at each voxel; and all columns
 * of 1,000 and of 15,625 balls. The peers' sums must agree with ours.
 *
 * <p>Arguments: folder to work in, and the command that runs Python, such as {@code /usr/bin/python3} (Debian packages
 * python3-skimage, python3-scipy); without a command only ours is timed.
 */
public final class ObjectBenchmark {
    private static final int EDGE = 256;
    private static final int THREADS = 2;
    private static final int REPEATS = 30;
    private static final int FEW_REPEATS = 5;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private ObjectBenchmark() {}

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            throw new IllegalArgumentException("name a folder to work in");
        }
        new ObjectBenchmark().run(Path.of(args[0]), List.of(args).subList(1, args.length));
    }

    /** On the clock, the least of all runs; and of all cores together, the mean (which other programs disturb less). */
    private record Cost(double seconds, double coreSeconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f s [%.4f s of all cores]", seconds, coreSeconds);
        }
    }

    private interface Body {
        void run() throws IOException;
    }

    private void run(Path folder, List<String> python) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        LabelVoxels labels = balls(10);
        VoxelGrid grid =
                VoxelGrid.of(new FrameId("bench"), new Size3(EDGE, EDGE, EDGE), new Vector3d(1), new Vector3d());
        say("%d³ voxels, %d threads, load %.1f", EDGE, THREADS, load());
        try (WorkContext work = new WorkContext(THREADS, Progress.NONE)) {
            long[] kept = new long[EDGE];
            Cost floor = least(
                    REPEATS,
                    () -> work.forEach("looking", EDGE, z -> {
                        long sum = 0;
                        for (int v : labels.planes()[(int) z]) {
                            sum += v;
                        }
                        kept[(int) z] = sum;
                    }));
            Table table = ObjectTable.sizes(LabelPlanes.of(labels), grid, work);
            least(REPEATS, () -> ObjectTable.sizes(LabelPlanes.of(labels), grid, work));
            Cost ours = least(REPEATS, () -> ObjectTable.sizes(LabelPlanes.of(labels), grid, work));
            say("floor (each voxel looked at once): %s", floor);
            say("1000 balls, volume, centroid, box, ESD: %s, %.1f floors", ours, ours.seconds / floor.seconds);
            if (!python.isEmpty()) {
                compare(folder, python, labels, table, ours);
            }
            all(labels, grid, work);
            all(balls(25), grid, work);
        }
    }

    private void all(LabelVoxels labels, VoxelGrid grid, WorkContext work) {
        var parameters = ParameterSchema.of(ParticlesOperation.Particles.class).parse(Map.of());
        List<Integer> rows = new ArrayList<>();
        Cost cost = least(FEW_REPEATS, () -> {
            try (Volume v = VoxelVolume.of("balls", labels, grid)) {
                rows.add(new ParticlesOperation()
                        .run(Inputs.of("labels", v), parameters, ExecutionContext.of(work))
                        .tables()
                        .get(0)
                        .rows());
            }
        });
        say("%d balls, all columns: %s", rows.get(0), cost);
    }

    private static Cost least(int repeats, Body body) {
        double seconds = Double.POSITIVE_INFINITY;
        long cores = coreNanos();
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            try {
                body.run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        }
        // The clock of the cores ticks every 10 ms: it is read over all runs.
        return new Cost(seconds, (coreNanos() - cores) / 1e9 / repeats);
    }

    private void compare(Path folder, List<String> python, LabelVoxels labels, Table table, Cost ours)
            throws IOException, InterruptedException {
        Path file = folder.resolve("labels.raw");
        ByteBuffer bytes = ByteBuffer.allocate(4 * EDGE * EDGE * EDGE).order(ByteOrder.nativeOrder());
        for (int[] plane : labels.planes()) {
            for (int v : plane) {
                bytes.putInt(v);
            }
        }
        Files.write(file, bytes.array());
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of(
                Path.of("bench", "peers", "object_table.py").toString(),
                file.toString(),
                Integer.toString(EDGE),
                Integer.toString(FEW_REPEATS)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] answer = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("the peer failed: " + command);
        }
        for (Map.Entry<String, JsonNode> e : new ObjectMapper().readTree(answer).properties()) {
            JsonNode n = e.getValue();
            check(e.getKey(), n.get(2).doubleValue(), table.column("volume").values());
            check(e.getKey(), n.get(3).doubleValue(), table.column("centroid.x").values());
            Cost peer = new Cost(n.get(0).doubleValue(), n.get(1).doubleValue());
            say(
                    "  %s: %s, ours is %.1f× faster, %.1f× by cores",
                    e.getKey(), peer, peer.seconds / ours.seconds, peer.coreSeconds / ours.coreSeconds);
        }
    }

    private static void check(String peer, double theirs, double[] ours) {
        double sum = 0;
        for (double v : ours) {
            sum += v;
        }
        if (!(Math.abs(sum - theirs) <= 1e-9 * Math.abs(sum))) {
            throw new IllegalStateException(peer + " finds " + theirs + ", we find " + sum);
        }
    }

    /** n³ balls of random radius, each in its own cube. */
    private static LabelVoxels balls(int n) {
        LabelVoxels v = LabelVoxels.zero(Lattice.of(EDGE, EDGE, EDGE));
        Random random = new Random(1);
        double edge = EDGE / (double) n;
        double[] radius =
                random.doubles((long) n * n * n, 0.3 * edge, 0.48 * edge).toArray();
        for (int z = 0; z < EDGE; z++) {
            for (int y = 0; y < EDGE; y++) {
                for (int x = 0; x < EDGE; x++) {
                    int ball = (int) (x / edge) + n * ((int) (y / edge) + n * (int) (z / edge));
                    double dx = middle(x, edge);
                    double dy = middle(y, edge);
                    double dz = middle(z, edge);
                    if (dx * dx + dy * dy + dz * dz < radius[ball] * radius[ball]) {
                        v.set(x, y, z, ball + 1);
                    }
                }
            }
        }
        return v;
    }

    private static double middle(int i, double edge) {
        return i + 0.5 - ((int) (i / edge) + 0.5) * edge;
    }

    private static long coreNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
