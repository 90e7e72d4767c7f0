// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.joml.Vector3d;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.JavaRenderer;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
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
 * A picture of 800×600 pixels of 40 balls in 256³ voxels (u8), by the pass in plain Java.
 *
 * <p>Floor: the same number of trilinear interpolations along the same lines through one flat array, nothing else (eight
 * reads and seven multiply-adds each), on one thread. Arguments: threads (all), edge in voxels (256).
 */
public final class RenderBenchmark {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int REPEATS = 3;

    private final int threads;
    private final int edge;
    private final byte[] voxels;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private RenderBenchmark(int threads, int edge) {
        this.threads = threads;
        this.edge = edge;
        this.voxels = balls(edge);
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) {
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        int edge = args.length > 1 ? Integer.parseInt(args[1]) : 256;
        new RenderBenchmark(threads, edge).run();
    }

    private void run() {
        FrameSpec spec = FrameSpec.of(WIDTH, HEIGHT);
        Best floor = floor();
        say("%d³ voxels u8, %d×%d, %d threads, load %.1f", edge, WIDTH, HEIGHT, threads, load());
        say("floor: %.1f million interpolations per CPU second", floor.samples / floor.cpuSeconds / 1e6);
        TransferFunction clear = TransferFunction.ramp(0, 255, Rgba.WHITE.withAlpha(0));
        Best all = measure(clear, spec.withSkipEmpty(false));
        double samples = samples();
        say(
                "every sample of an invisible volume: %.1f million, %.2f CPU s, %.1f million per CPU second = %.2f of the floor",
                samples / 1e6,
                all.cpuSeconds,
                samples / all.cpuSeconds / 1e6,
                samples / all.cpuSeconds / (floor.samples / floor.cpuSeconds));
        TransferFunction balls =
                TransferFunction.ramp(90, 200, Rgba.parse("#d0d4da").withAlpha(0.6));
        Best plain = measure(balls, spec.withSkipEmpty(false));
        Best skipping = measure(balls, spec);
        say("balls, all bricks: %.2f s, %.2f CPU s", plain.seconds, plain.cpuSeconds);
        say(
                "balls, empty bricks skipped: %.2f s, %.2f CPU s, %.1f times less",
                skipping.seconds, skipping.cpuSeconds, plain.cpuSeconds / skipping.cpuSeconds);
    }

    private record Best(double seconds, double cpuSeconds, double samples) {}

    private Best measure(TransferFunction transfer, FrameSpec spec) {
        Volume volume = volume();
        World world = world(volume, transfer);
        double seconds = Double.POSITIVE_INFINITY;
        double cpu = Double.POSITIVE_INFINITY;
        try (JavaRenderer renderer = new JavaRenderer(node -> volume);
                WorkContext work = new WorkContext(threads, Progress.NONE)) {
            for (int i = 0; i <= REPEATS; i++) {
                long cpuStart = cpuNanos();
                long start = System.nanoTime();
                Frame f = renderer.render(world, view(), spec, work);
                if (f.drawn().size() != 1) {
                    throw new IllegalStateException("not drawn: " + f.skipped());
                }
                if (i > 0) {
                    seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
                    cpu = Math.min(cpu, (cpuNanos() - cpuStart) / 1e9);
                }
            }
        }
        return new Best(seconds, cpu, 0);
    }

    private World world(Volume volume, TransferFunction transfer) {
        FrameId frame = new FrameId("balls");
        Placement placed = new Placement(
                frame,
                FrameId.WORLD,
                Affine3.identity(frame, FrameId.WORLD),
                null,
                Provenance.of("given", "benchmark", Instant.EPOCH));
        VolumeNode node = new VolumeNode(
                new VolumeId("balls"),
                volume.grid().in(frame),
                new DataSource("memory", Map.of(), 0, ""),
                Layer.of(transfer));
        return World.EMPTY.withFrames(World.EMPTY.frames().with(placed)).with(node);
    }

    private View view() {
        return new View("bench", camera(), Look.of(2, Rgba.BLACK), Furniture.NONE, Content.ALL);
    }

    /** From obliquely above; the volume fills the picture's height. */
    private Camera camera() {
        Vector3d centre = new Vector3d((edge - 1) / 2.0);
        Vector3d eye = new Vector3d(0.55, -0.72, 0.42).mul(2.9 * edge).add(centre);
        return new Camera(eye, centre, new Vector3d(0, 0, 1), new Projection.Perspective(Math.toRadians(30)));
    }

    /** Number of samples at half a voxel along all rays: the sum of their chords, two per voxel of 1 µm. */
    private double samples() {
        double sum = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double[] chord = chord(x, y);
                sum += 2 * Math.max(0, chord[1] - chord[0]);
            }
        }
        return sum;
    }

    private double[] chord(int x, int y) {
        Vector3d o = new Vector3d(camera().eyeUm());
        Vector3d d = direction(x, y);
        double near = 0;
        double far = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            double p = (-0.5 - o.get(axis)) / d.get(axis);
            double q = (edge - 0.5 - o.get(axis)) / d.get(axis);
            near = Math.max(near, Math.min(p, q));
            far = Math.min(far, Math.max(p, q));
        }
        return new double[] {near, far};
    }

    private Vector3d direction(int x, int y) {
        Camera c = camera();
        double half = Math.tan(Math.toRadians(15));
        var axes = c.axes();
        return axes.transform(
                        new Vector3d((2 * x + 1.0 - WIDTH) / HEIGHT * half, (HEIGHT - 2 * y - 1.0) / HEIGHT * half, 1))
                .normalize();
    }

    /** Interpolates along every fourth line of the picture. */
    private Best floor() {
        double best = Double.POSITIVE_INFINITY;
        double n = 0;
        float sum = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long start = cpuNanos();
            n = 0;
            for (int y = 0; y < HEIGHT; y += 4) {
                for (int x = 0; x < WIDTH; x++) {
                    double[] chord = chord(x, y);
                    Vector3d o = new Vector3d(camera().eyeUm());
                    Vector3d d = direction(x, y);
                    for (double t = chord[0] + 1; t < chord[1] - 1; t += 0.5) {
                        sum += interpolate(o.x + t * d.x, o.y + t * d.y, o.z + t * d.z);
                        n++;
                    }
                }
            }
            best = Math.min(best, (cpuNanos() - start) / 1e9);
        }
        if (!(sum > 0)) {
            throw new IllegalStateException("nothing was interpolated");
        }
        return new Best(best, best, n);
    }

    private float interpolate(double x, double y, double z) {
        int i = Math.min(edge - 2, Math.max(0, (int) x));
        int j = Math.min(edge - 2, Math.max(0, (int) y));
        int k = Math.min(edge - 2, Math.max(0, (int) z));
        float fx = (float) (x - i);
        float fy = (float) (y - j);
        float fz = (float) (z - k);
        int at = i + edge * (j + edge * k);
        int up = at + edge * edge;
        float a = lerp(lerp(v(at), v(at + 1), fx), lerp(v(at + edge), v(at + edge + 1), fx), fy);
        float b = lerp(lerp(v(up), v(up + 1), fx), lerp(v(up + edge), v(up + edge + 1), fx), fy);
        return lerp(a, b, fz);
    }

    private int v(int at) {
        return voxels[at] & 0xff;
    }

    private static float lerp(float a, float b, float f) {
        return a + (b - a) * f;
    }

    private Volume volume() {
        Size3 size = new Size3(edge, edge, edge);
        return BlockVolume.builder("balls", "memory", ValueType.U8, new BlockCache(1 << 20))
                .level(new BlockLayout(size, edge, edge, 1), this::block)
                .grid(VoxelGrid.of(new FrameId("balls"), size, new Vector3d(1), new Vector3d()))
                .build();
    }

    private Object block(Region r) {
        byte[] part = new byte[r.voxels()];
        System.arraycopy(voxels, (int) (r.z() * edge * edge), part, 0, part.length);
        return part;
    }

    /** Forty balls with soft rims over faint noise. */
    private static byte[] balls(int edge) {
        byte[] values = new byte[Math.multiplyExact(Math.multiplyExact(edge, edge), edge)];
        Random random = new Random(17);
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (20 + random.nextInt(30));
        }
        for (int ball = 0; ball < 40; ball++) {
            double cx = random.nextDouble() * edge;
            double cy = random.nextDouble() * edge;
            double cz = random.nextDouble() * edge;
            double radius = edge * (0.02 + 0.07 * random.nextDouble());
            for (int z = (int) Math.max(0, cz - radius - 3); z < Math.min(edge, cz + radius + 3); z++) {
                for (int y = (int) Math.max(0, cy - radius - 3); y < Math.min(edge, cy + radius + 3); y++) {
                    for (int x = (int) Math.max(0, cx - radius - 3); x < Math.min(edge, cx + radius + 3); x++) {
                        double d = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz));
                        int i = x + edge * (y + edge * z);
                        int v = (int) (230 / (1 + Math.exp((d - radius) / 0.7)));
                        values[i] = (byte) Math.max(values[i] & 0xff, v);
                    }
                }
            }
        }
        return values;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
