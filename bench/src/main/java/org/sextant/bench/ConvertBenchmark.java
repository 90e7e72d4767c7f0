// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

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
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.joml.Vector3d;
import org.sextant.volume.codec.Blosc;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.PlaneVoxels;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Converts a synthetic stack of 16-bit planes to OME-Zarr with all levels, reads it back and compares every voxel.
 *
 * <p>Floor: on the same threads, the same bytes through the same compressor, nothing else, plus writing and flushing the
 * compressed bytes as one file. Run with {@code -Xmx512m}; arguments: folder, megabytes (1024), threads (all), settings
 * such as {@code compression=zstd}.
 */
public final class ConvertBenchmark {
    private static final int NX = 1024;
    private static final int NY = 1024;

    private final Path folder;
    private final Size3 size;
    private final int threads;
    private final Map<String, String> settings;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private ConvertBenchmark(Path folder, int megabytes, int threads, Map<String, String> settings) {
        this.folder = folder;
        this.size = new Size3(NX, NY, Math.max(1, (long) megabytes * (1 << 20) / (2L * NX * NY)));
        this.threads = threads;
        this.settings = settings;
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir"));
        int megabytes = args.length > 1 ? Integer.parseInt(args[1]) : 1024;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        Map<String, String> settings = new java.util.TreeMap<>();
        Arrays.stream(args).skip(3).map(a -> a.split("=", 2)).forEach(a -> settings.put(a[0], a[1]));
        new ConvertBenchmark(folder, megabytes, threads, settings).run();
    }

    private void run() throws IOException {
        Path raw = folder.resolve("convert-benchmark.raw");
        Path zarr = folder.resolve("convert-benchmark.ome.zarr");
        try {
            synthesize(raw);
            double megabytes = Files.size(raw) / 1e6;
            say(
                    "input %.0f MB (%s u16), %d threads, heap %d MiB, load %.1f",
                    megabytes, size, threads, Runtime.getRuntime().maxMemory() >> 20, load());
            long cpu = cpuNanos();
            double floor = megabytes / floor(raw);
            double floorCpu = (cpuNanos() - cpu) / 1e9;
            say("floor: compressing and writing alone %.0f MB/s, %.2f CPU seconds", floor, floorCpu);
            cpu = cpuNanos();
            long start = System.nanoTime();
            convert(raw, zarr);
            double seconds = (System.nanoTime() - start) / 1e9;
            double convertCpu = (cpuNanos() - cpu) / 1e9;
            say(
                    "converted: %.0f MB/s of input, %.2f s, %.2f CPU seconds, load %.1f",
                    megabytes / seconds, seconds, convertCpu, load());
            say(
                    "ratio to the floor: %.2f of its speed, %.2f of its CPU seconds",
                    megabytes / seconds / floor, convertCpu / floorCpu);
            seconds = planes(zarr);
            say("read plane by plane: %.0f MB/s", megabytes / seconds);
            start = System.nanoTime();
            compare(raw, zarr);
            say("read back bit-exact: %.0f MB/s", megabytes / ((System.nanoTime() - start) / 1e9));
        } finally {
            Files.deleteIfExists(raw);
            AtomicOutput.delete(zarr);
        }
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Smooth structure with noise of about 1 % of the range, as a scan has; the first plane is all 0. */
    private void synthesize(Path raw) throws IOException {
        try (FileChannel c = FileChannel.open(
                raw, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer b = ByteBuffer.allocateDirect(2 * NX * NY).order(ByteOrder.LITTLE_ENDIAN);
            double[] wave = new double[NX];
            Arrays.setAll(wave, x -> Math.sin(x / 40.0));
            long seed = 88172645463325252L;
            for (long z = 0; z < size.z(); z++) {
                b.clear();
                for (int y = 0; y < NY; y++) {
                    double row = 8000 * Math.cos(y / 33.0) * Math.sin(z / 50.0);
                    for (int x = 0; x < NX; x++) {
                        seed ^= seed << 13;
                        seed ^= seed >>> 7;
                        seed ^= seed << 17;
                        long noise = (seed & 255) + (seed >> 8 & 255) + (seed >> 16 & 255) + (seed >> 24 & 255) - 510;
                        b.putShort((short) (z == 0 ? 0 : (int) (20000 + row * wave[x]) + noise));
                    }
                }
                b.flip();
                while (b.hasRemaining()) {
                    c.write(b);
                }
            }
        }
    }

    private Volume source(Path raw, BlockCache cache) {
        RandomBytes bytes = RandomBytes.open(raw);
        return BlockVolume.builder(raw.toString(), "raw", ValueType.U16, cache)
                .level(
                        BlockLayout.ofPlanes(size),
                        new PlaneVoxels(bytes, 0, size, ValueType.U16, ByteOrder.LITTLE_ENDIAN))
                .grid(VoxelGrid.of(new FrameId("scan"), size, new Vector3d(1.3), new Vector3d()))
                .closing(bytes)
                .build();
    }

    /** Seconds to compress all planes and write the result. */
    private double floor(Path raw) throws IOException {
        Path packed = folder.resolve("convert-benchmark.packed");
        Blosc codec = new Blosc(Blosc.Compressor.ZSTD, 1, true, 2);
        try (RandomBytes bytes = RandomBytes.open(raw);
                FileChannel c = FileChannel.open(
                        packed,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                WorkContext work = new WorkContext(threads, (what, done, total) -> {})) {
            long start = System.nanoTime();
            long step = 1 << 19;
            work.forEach("floor", bytes.size() / step, i -> {
                byte[] b = codec.encode(bytes.read(i * step, step).array());
                synchronized (c) {
                    c.write(ByteBuffer.wrap(b));
                }
            });
            c.force(true);
            return (System.nanoTime() - start) / 1e9;
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    private void convert(Path raw, Path zarr) {
        try (WorkContext work = new WorkContext(threads, (what, done, total) -> {});
                Volume volume = source(raw, BlockCache.ofQuarterHeap())) {
            new OmeZarrExporter().write(volume, zarr, new ExportOptions(true, settings), work);
        }
    }

    /** Seconds to read all planes in order, as writers of TIFF, MRC and raw files do. */
    private double planes(Path zarr) {
        try (WorkContext work = new WorkContext(threads, (what, done, total) -> {});
                Volume back = new OmeZarrFormat()
                        .open(zarr, OpenOptions.of(new FrameId("scan"), BlockCache.ofQuarterHeap()))) {
            long start = System.nanoTime();
            work.forEach("planes", size.z(), z -> back.finest().read(new Region(0, 0, z, NX, NY, 1)));
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private void compare(Path raw, Path zarr) throws IOException {
        try (RandomBytes bytes = RandomBytes.open(raw);
                WorkContext work = new WorkContext(threads, (what, done, total) -> {});
                Volume back = new OmeZarrFormat()
                        .open(zarr, OpenOptions.of(new FrameId("scan"), BlockCache.ofQuarterHeap()))) {
            PlaneVoxels planes = new PlaneVoxels(bytes, 0, size, ValueType.U16, ByteOrder.LITTLE_ENDIAN);
            Level finest = back.finest();
            int step = 64;
            long strips = (NY + step - 1) / step;
            work.forEach("comparing", strips * ((size.z() + step - 1) / step), i -> {
                long y = i % strips * step;
                long z = i / strips * step;
                int rows = (int) Math.min(step, NY - y);
                int deep = (int) Math.min(step, size.z() - z);
                short[] got = (short[]) finest.read(new Region(0, y, z, NX, rows, deep));
                for (int k = 0; k < deep; k++) {
                    short[] want = (short[]) planes.read(new Region(0, y, z + k, NX, rows, 1));
                    if (!Arrays.equals(got, k * NX * rows, (k + 1) * NX * rows, want, 0, want.length)) {
                        throw new IllegalStateException(
                                "the voxels of plane " + (z + k) + " from row " + y + " differ");
                    }
                }
            });
        }
    }
}
