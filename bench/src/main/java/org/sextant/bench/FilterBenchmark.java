// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.joml.Vector3d;
import org.sextant.compute.device.ClDeviceInfo;
import org.sextant.compute.device.DeviceException;
import org.sextant.compute.device.OpenClDevice;
import org.sextant.compute.filter.derivative.GradientMagnitude;
import org.sextant.compute.filter.derivative.HessianEigenvalues;
import org.sextant.compute.filter.derivative.StructureTensorEigenvalues;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.FilterRun;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Loop;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.rank.BoxExtreme;
import org.sextant.compute.filter.rank.BoxRank;
import org.sextant.compute.filter.rank.Median;
import org.sextant.compute.filter.row.RowArithmetic;
import org.sextant.compute.filter.smooth.Gaussian;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Seconds of the filters on random 32-bit floats in memory, in Java and on OpenCL (with the way to the device and back),
 * against SciPy, scikit-image and VTK in the same run.
 *
 * <p>Floor: the longer of reading the volume and writing the results once, at the speed of copying measured on the same
 * threads, and of the additions, multiplications and comparisons that the definition takes, separable and with shared sorting
 * counted, at the speed of adding rows in the first cache.
 *
 * <p>Arguments: folder to work in, edge in voxels (256), threads (all), Python command (none: no peers), part of the cases'
 * names (all).
 */
public final class FilterBenchmark {
    private static final int RUNS = 7;

    /** @param operations a voxel that the definition takes */
    private record Case(String name, LocalFilter filter, double operations) {}

    /** Least of all runs. */
    private record Time(double seconds, double cpu) {}

    private final int n;
    private final Path folder;
    private final Optional<String> python;
    private final WorkContext work;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private FilterBenchmark(Path folder, int n, int threads, Optional<String> python) {
        this.folder = folder;
        this.n = n;
        this.python = python;
        this.work = new WorkContext(threads, Progress.NONE);
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir"));
        int n = args.length > 1 ? Integer.parseInt(args[1]) : 256;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        Optional<String> python = args.length > 3 && !args[3].isEmpty() ? Optional.of(args[3]) : Optional.empty();
        new FilterBenchmark(folder, n, threads, python).run(args.length > 4 ? args[4] : "");
    }

    private static List<Case> cases(Lattice l) {
        double[] one = {1, 1, 1};
        double[] three = {3, 3, 3};
        Border b = Border.NEAREST;
        // a symmetric kernel of reach r: r + 1 products, 2 r sums; the closed form of eigenvalues: 150
        return List.of(
                new Case("gaussian 1", new Gaussian(one, l, b), 3 * 13),
                new Case("gaussian 3", new Gaussian(three, l, b), 3 * 37),
                new Case("gradient magnitude 1", new GradientMagnitude(one, l, b), 8 * 13 + 6),
                new Case("hessian eigenvalues 1", new HessianEigenvalues(one, l, b), 15 * 13 + 150),
                new Case(
                        "structure tensor 1, 1",
                        new StructureTensorEigenvalues(one, one, l, b),
                        8 * 13 + 6 + 18 * 13 + 150),
                new Case("median 3", new Median(b), 128),
                new Case("median 5", new BoxRank(new Reach(2, 2, 2), 0.5, b), 128),
                new Case("minimum 7", new BoxExtreme(BoxExtreme.Kind.MINIMUM, new Reach(3, 3, 3), b), 9));
    }

    private void run(String part) throws IOException, InterruptedException {
        Lattice lattice = Lattice.of(n, n, n);
        FloatVoxels voxels = FloatVoxels.zero(lattice);
        Random random = new Random(1);
        for (float[] plane : voxels.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = random.nextFloat();
            }
        }
        Path raw = folder.resolve("filter-benchmark.raw");
        try (WorkContext w = work) {
            write(voxels, raw);
            double copy = bandwidth(voxels);
            double rate = rate();
            say(
                    "%d³ floats, %d threads, load %.1f; copying %.1f GB/s, adding rows %.1f G operations/s",
                    n, w.threads(), os.getSystemLoadAverage(), copy / 1e9, rate / 1e9);
            say("%-24s %-38s %9s %9s %9s", "filter", "by", "seconds", "CPU s", "to floor");
            Optional<OpenClDevice> device = device();
            for (Case c : cases(lattice)) {
                if (c.name().contains(part)) {
                    measure(
                            c,
                            voxels,
                            device,
                            raw,
                            Math.max(bytes(c) / copy, c.operations() * lattice.voxels() / rate));
                }
            }
            device.ifPresent(OpenClDevice::close);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private double bytes(Case c) {
        return 4.0 * n * n * n * (1 + c.filter().outputs().size());
    }

    private Optional<OpenClDevice> device() {
        try {
            return Optional.of(OpenClDevice.open(ClDeviceInfo.all().get(0)));
        } catch (DeviceException e) {
            say("no OpenCL: %s", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void measure(Case c, FloatVoxels voxels, Optional<OpenClDevice> device, Path raw, double floor)
            throws IOException, InterruptedException {
        say("%-24s %-38s %9.4f", c.name(), "floor", floor);
        row("Java", timed(() -> c.filter().apply(voxels, Loop.parallel(work))), floor);
        Optional<SlabProgram> program = c.filter().onOpenCl();
        if (device.isPresent() && program.isPresent()) {
            Size3 size = new Size3(n, n, n);
            VoxelGrid grid = VoxelGrid.of(new FrameId("scan"), size, new Vector3d(1), new Vector3d());
            Volume volume = VoxelVolume.of("random", voxels, grid, "");
            FilterRun run = new FilterRun(c.filter(), volume, voxels.lattice(), "");
            OpenClDevice on = device.get();
            SlabProgram slabs = program.get();
            Time t = timed(() -> run.onDevice(slabs, on, work).values().forEach(Volume::close));
            row(on.info().name(), t, floor);
        }
        if (python.isPresent()) {
            peers(c, raw).forEach((name, t) -> row(name, t, floor));
        }
    }

    private void row(String by, Time t, double floor) {
        say("%-24s %-38s %9.4f %9.3f %9.1f", "", by, t.seconds(), t.cpu(), t.seconds() / floor);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private Time timed(Runnable r) {
        double seconds = Double.POSITIVE_INFINITY;
        double cpu = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int i = 0; i < RUNS && spent < 30; i++) {
            long start = System.nanoTime();
            long process = os.getProcessCpuTime();
            r.run();
            double took = (System.nanoTime() - start) / 1e9;
            seconds = Math.min(seconds, took);
            cpu = Math.min(cpu, (os.getProcessCpuTime() - process) / 1e9);
            spent += took;
        }
        return new Time(seconds, cpu);
    }

    private Map<String, Time> peers(Case c, Path raw) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(
                        python.orElseThrow(),
                        Path.of("bench/peers/filters.py").toString(),
                        raw.toString(),
                        Integer.toString(n),
                        c.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String json = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (p.waitFor() != 0) {
            throw new IOException("bench/peers/filters.py failed; run from the folder of the checkout");
        }
        Map<String, Time> found = new TreeMap<>();
        new ObjectMapper()
                .readTree(json)
                .properties()
                .forEach(e -> found.put(
                        e.getKey(),
                        new Time(
                                e.getValue().get(0).asDouble(),
                                e.getValue().get(1).asDouble())));
        return found;
    }

    private static void write(FloatVoxels voxels, Path raw) throws IOException {
        try (FileChannel c = FileChannel.open(
                raw, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * voxels.lattice().plane()).order(ByteOrder.nativeOrder());
            for (float[] plane : voxels.planes()) {
                bytes.clear();
                bytes.asFloatBuffer().put(plane);
                while (bytes.hasRemaining()) {
                    c.write(bytes);
                }
            }
        }
    }

    /** Bytes read and written per second when a volume is copied. */
    private double bandwidth(FloatVoxels voxels) {
        FloatVoxels copy = FloatVoxels.zero(voxels.lattice());
        Time t = timed(() -> work.forEach(
                "copying", n, z -> System.arraycopy(voxels.planes()[(int) z], 0, copy.planes()[(int) z], 0, n * n)));
        return 8.0 * n * n * n / t.seconds();
    }

    /** Additions and multiplications per second of all threads on rows in the first cache, if nobody else is there. */
    private double rate() {
        int length = 1000;
        int rounds = 100_000;
        int tasks = 8;
        Time t = timed(() -> work.forEach("adding", tasks, i -> {
            float[] a = new float[length];
            float[] b = new float[length];
            for (int k = 0; k < rounds; k++) {
                RowArithmetic.add(a, b, 0.5f, length);
            }
        }));
        return 2.0 * length * rounds * tasks / t.cpu() * work.threads();
    }
}
