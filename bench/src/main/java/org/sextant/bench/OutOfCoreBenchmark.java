// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.joml.Vector3d;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.JavaRenderer;
import org.sextant.render.Renderer;
import org.sextant.render.picture.PngFile;
import org.sextant.render.residency.Residency;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Look;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/**
 * A volume larger than memory: 2048³ voxels of 16 bits, 17 GB if all were stored, as OME-Zarr in which only what is not
 * empty is stored. Run it with {@code -Xmx1500m}. From opening the store: time until the first picture of 800×600 pixels
 * that shows something, and until the last one, from afar and from close by; and the memory it took.
 *
 * <p>Floor: reading all stored chunks once. Arguments: folder of the store, made if it is not there; edge in voxels (2048); folder for the pictures.
 */
public final class OutOfCoreBenchmark {
    private static final FrameSpec SPEC = FrameSpec.of(800, 600).withInteractive(true);
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final Path store;
    private final int edge;
    private final Path pictures;
    private final SparseStore content;

    private OutOfCoreBenchmark(Path store, int edge, Path pictures) {
        this.store = store;
        this.edge = edge;
        this.pictures = pictures;
        this.content = new SparseStore(store, edge);
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException {
        Path store = Path.of(args.length > 0 ? args[0] : "target/outofcore.ome.zarr");
        int edge = args.length > 1 ? Integer.parseInt(args[1]) : 2048;
        new OutOfCoreBenchmark(store, edge, Path.of(args.length > 2 ? args[2] : "target")).run();
    }

    private void run() throws IOException {
        try (WorkContext work = new WorkContext(THREADS, Progress.NONE)) {
            if (!Files.exists(store.resolve("zarr.json"))) {
                long start = System.nanoTime();
                long chunks = content.write(work);
                say("store made in %.1f s: %d chunks", seconds(start), chunks);
            }
        }
        say(
                "%d³ voxels u16 = %.1f GB, stored %.2f GB; heap at most %d MB; %d threads, load %.1f",
                edge,
                2.0 * edge * edge * edge / 1e9,
                stored() / 1e9,
                Runtime.getRuntime().maxMemory() >> 20,
                THREADS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        long reading = System.nanoTime();
        read();
        say("floor: all chunks read once in %.2f s", seconds(reading));
        long opening = System.nanoTime();
        BlockCache cache = BlockCache.ofQuarterHeap();
        ExecutorService loaders = Executors.newFixedThreadPool(THREADS, body -> {
            Thread t = new Thread(body, "loading");
            t.setDaemon(true);
            return t;
        });
        World world = world();
        Residency residency = new Residency(
                node -> new OmeZarrFormat().open(store, new OpenOptions(node.frame(), cache, Map.of())),
                Residency.usualBudgetBytes(),
                loaders);
        try (Renderer renderer = new JavaRenderer(residency)) {
            show(renderer, residency, world, "afar", afar(), opening);
            show(renderer, residency, world, "close", close(), System.nanoTime());
            show(renderer, residency, world, "inside", inside(), System.nanoTime());
        }
        loaders.shutdownNow();
        say("heap peak %.0f MB, process peak %s", heapPeak() / 1e6, processPeak());
    }

    private void show(Renderer renderer, Residency residency, World world, String name, View view, long start)
            throws IOException {
        double first = Double.NaN;
        double longest = 0;
        double firstCpu = Double.NaN;
        double cpuStart = cpuSeconds();
        int frames = 0;
        Frame f;
        try (WorkContext work = new WorkContext(THREADS, Progress.NONE)) {
            do {
                long begin = System.nanoTime();
                f = renderer.render(world, view, SPEC, work);
                longest = Math.max(longest, seconds(begin));
                frames++;
                if (Double.isNaN(first) && visible(f) > 0) {
                    first = seconds(start);
                    firstCpu = cpuSeconds() - cpuStart;
                    PngFile.write(pictures.resolve("outofcore-" + name + "-first.png"), true, f.picture(), Map.of());
                }
            } while (!f.isComplete());
        }
        double complete = seconds(start);
        PngFile.write(pictures.resolve("outofcore-" + name + ".png"), true, f.picture(), Map.of());
        say(
                "%-6s first picture %.2f s (%.2f CPU s), complete %.2f s (%.2f CPU s), %d pictures, longest %.2f s; %s, voxels in memory %.0f MB",
                name,
                first,
                firstCpu,
                complete,
                cpuSeconds() - cpuStart,
                frames,
                longest,
                f.drawn().isEmpty()
                        ? f.skipped()
                        : "level " + f.drawn().get(0).plan().level(),
                residency.peakBytes() / 1e6);
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Share of the pixels that are not the background. */
    private static double visible(Frame f) {
        int n = 0;
        for (int i = 0; i < SPEC.width() * SPEC.height(); i++) {
            n += (f.picture().argb(i % SPEC.width(), i / SPEC.width()) & 0xffffff) > 0x080808 ? 1 : 0;
        }
        return (double) n / (SPEC.width() * SPEC.height());
    }

    private World world() {
        FrameId frame = new FrameId("sparse");
        Placement placed = new Placement(
                frame,
                FrameId.WORLD,
                Affine3.identity(frame, FrameId.WORLD),
                null,
                Provenance.of("given", "benchmark", Instant.EPOCH));
        VolumeNode node = new VolumeNode(
                new VolumeId("sparse"),
                VoxelGrid.of(frame, new Size3(edge, edge, edge), new Vector3d(1), new Vector3d()),
                new DataSource(store.toString(), Map.of(), 0, ""),
                Layer.of(TransferFunction.ramp(
                        12000, 40000, Rgba.parse("#d8c8a8").withAlpha(0.9))));
        return World.EMPTY.withFrames(World.EMPTY.frames().with(placed)).with(node);
    }

    private View afar() {
        Vector3d centre = new Vector3d((edge - 1) / 2.0);
        return view(new Vector3d(0.55, -0.72, 0.42).mul(2.9 * edge).add(centre), centre);
    }

    private View close() {
        double[] b = content.ball();
        Vector3d centre = new Vector3d(b[0], b[1], b[2]);
        return view(new Vector3d(0.55, -0.72, 0.42).mul(5 * b[3]).add(centre), centre);
    }

    /** Past a ball into the depth: bricks of all levels. */
    private View inside() {
        double[] b = content.ball();
        Vector3d ball = new Vector3d(b[0], b[1], b[2]);
        Vector3d centre = new Vector3d((edge - 1) / 2.0);
        Vector3d away = new Vector3d(ball).sub(centre).normalize();
        Vector3d aside = away.cross(new Vector3d(0, 0, 1), new Vector3d()).normalize();
        Vector3d eye =
                away.mul(2.5 * b[3], new Vector3d()).fma(1.1 * b[3], aside).add(ball);
        return view(eye, centre);
    }

    private static View view(Vector3d eye, Vector3d target) {
        Camera camera = new Camera(eye, target, new Vector3d(0, 0, 1), new Projection.Perspective(Math.toRadians(30)));
        return new View("bench", camera, Look.of(4, Rgba.BLACK), Furniture.NONE, Content.ALL);
    }

    private long stored() throws IOException {
        try (var files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(p -> p.toFile().length())
                    .sum();
        }
    }

    private void read() throws IOException {
        byte[] buffer = new byte[1 << 19];
        try (var files = Files.walk(store)) {
            for (Path p : files.filter(Files::isRegularFile).toList()) {
                try (var in = Files.newInputStream(p)) {
                    while (in.read(buffer) > 0) {
                        // only the time counts
                    }
                }
            }
        }
    }

    private static long heapPeak() {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            sum += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        return sum;
    }

    /** What the system says of this process's memory. */
    private static String processPeak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not told by this system";
        }
        return Files.readAllLines(status).stream()
                .filter(l -> l.startsWith("VmHWM"))
                .map(l -> l.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("not told by this system");
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
