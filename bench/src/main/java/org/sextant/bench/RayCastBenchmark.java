// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joml.Vector3dc;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.Renderer;
import org.sextant.render.pass.PassKind;
import org.sextant.render.pass.Renderers;
import org.sextant.render.picture.PngFile;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.view.TransferFunction.Point;

/**
 * Milliseconds per frame of 800×600 pixels at one sample per voxel, against VTK's two ray casters on the same voxels, with
 * the same transfer function and camera, in one run. The pictures of both are left in the folder to be compared.
 *
 * <p>Arguments: folder to work in, and the command that runs Python with VTK, such as {@code xvfb-run -a python3}
 * (Debian packages python3-vtk9 and xvfb); without a command only our passes are timed.
 */
public final class RayCastBenchmark {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int FRAMES = 12;

    private final Path folder;
    private final List<String> python;
    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private RayCastBenchmark(Path folder, List<String> python) {
        this.folder = folder;
        this.python = python;
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            throw new IllegalArgumentException("name a folder to work in");
        }
        List<String> python = List.of(args).subList(1, args.length);
        new RayCastBenchmark(Path.of(args[0]), python).run();
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        byte[] dense = RayCastScene.dense(256, 7);
        byte[] sparse = RayCastScene.sparse(256, 17);
        List<RayCastScene> shared = List.of(
                new RayCastScene("dense", 256, List.of(dense), true),
                new RayCastScene("sparse", 256, List.of(sparse), true),
                new RayCastScene("dense unshaded", 256, List.of(dense), false),
                new RayCastScene("sparse unshaded", 256, List.of(sparse), false),
                new RayCastScene("two", 256, List.of(dense, sparse), true));
        Map<String, Cost> peer = python.isEmpty() ? Map.of() : peer(shared);
        say(
                "%d×%d, one sample per voxel, load %.1f; ms per frame [of all cores together], (how many times faster than each peer)",
                WIDTH, HEIGHT, load());
        for (RayCastScene scene : shared) {
            report(scene, peer);
        }
        report(new RayCastScene("sparse 512", 512, List.of(RayCastScene.sparse(512, 17)), true), Map.of());
    }

    private void report(RayCastScene scene, Map<String, Cost> peer) throws IOException {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-16s", scene.name()));
        List<Cost> peers = new ArrayList<>();
        peer.forEach((name, cost) -> {
            if (name.substring(0, name.lastIndexOf(' ')).equals(scene.name())) {
                line.append("  VTK ")
                        .append(name.substring(name.lastIndexOf(' ') + 1))
                        .append(cost);
                peers.add(cost);
            }
        });
        for (PassKind pass : PassKind.values()) {
            Cost cost = ours(scene, pass);
            line.append("  ").append(pass.label()).append(cost);
            peers.forEach(p -> line.append(String.format(
                    Locale.ROOT, " (%.2f× / %.2f×)", p.milliseconds / cost.milliseconds, p.coreMs / cost.coreMs)));
        }
        say("%s", line);
    }

    /** The least of all frames: on the clock, and of all cores together (which other programs disturb less). */
    private record Cost(double milliseconds, double coreMs) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, " %.0f [%.0f]", milliseconds, coreMs);
        }
    }

    private Cost ours(RayCastScene scene, PassKind pass) throws IOException {
        List<Volume> volumes = scene.volumes();
        VolumeSource source =
                node -> volumes.get(Integer.parseInt(node.id().name().substring("volume ".length())));
        Cost best = new Cost(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        try (Renderers renderers = new Renderers();
                Renderer renderer = renderers
                        .open(Optional.of(pass), 0, source, Residency.usualBudgetBytes())
                        .renderer();
                WorkContext work = new WorkContext(Runtime.getRuntime().availableProcessors(), Progress.NONE)) {
            FrameSpec spec = FrameSpec.of(WIDTH, HEIGHT).withSamplesPerVoxel(1);
            Frame frame = renderer.render(scene.world(), scene.view(), spec, work);
            for (int i = 0; i < FRAMES; i++) {
                long start = System.nanoTime();
                long cores = coreNanos();
                frame = renderer.render(scene.world(), scene.view(), spec, work);
                best = new Cost(
                        Math.min(best.milliseconds, (System.nanoTime() - start) / 1e6),
                        Math.min(best.coreMs, (coreNanos() - cores) / 1e6));
            }
            if (frame.drawn().size() != scene.voxels().size()) {
                throw new IllegalStateException("not drawn: " + frame.skipped());
            }
            PngFile.write(folder.resolve(pass.label() + " " + scene.name() + ".png"), true, frame.picture(), Map.of());
        }
        return best;
    }

    private Map<String, Cost> peer(List<RayCastScene> scenes) throws IOException, InterruptedException {
        ObjectNode setup = mapper.createObjectNode().put("width", WIDTH).put("height", HEIGHT);
        RayCastScene first = scenes.get(0);
        setup.set("eye", vector(first.eye()));
        setup.set("target", vector(first.target()));
        setup.set("up", mapper.createArrayNode().add(0).add(0).add(1));
        setup.put("fovYDeg", RayCastScene.FOV_Y_DEG)
                .put("unit", RayCastScene.UNIT)
                .put("step", 1);
        ArrayNode list = setup.putArray("scenes");
        for (RayCastScene s : scenes) {
            list.add(describe(s));
        }
        mapper.writeValue(folder.resolve("scenes.json").toFile(), setup);
        List<String> command = new ArrayList<>(python);
        command.add(Path.of("bench", "peers", "vtk_raycast.py").toString());
        command.add(folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] answer = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("the peer failed: " + command);
        }
        Map<String, Cost> times = new TreeMap<>();
        JsonNode json = mapper.readTree(answer);
        json.fieldNames()
                .forEachRemaining(n -> times.put(
                        n,
                        new Cost(
                                json.get(n).get(0).doubleValue(),
                                json.get(n).get(1).doubleValue())));
        return times;
    }

    private ObjectNode describe(RayCastScene s) throws IOException {
        ObjectNode node = mapper.createObjectNode().put("name", s.name()).put("shaded", s.shaded());
        ArrayNode files = node.putArray("files");
        for (int i = 0; i < s.voxels().size(); i++) {
            String file = s.name() + " " + i + ".raw";
            Files.write(folder.resolve(file), s.voxels().get(i));
            files.add(file);
        }
        node.putArray("size").add(s.edge()).add(s.edge()).add(s.edge());
        ArrayNode points = node.putArray("points");
        for (Point p : RayCastScene.POINTS) {
            points.addArray()
                    .add(p.value())
                    .add(p.colour().r())
                    .add(p.colour().g())
                    .add(p.colour().b())
                    .add(p.colour().a());
        }
        return node;
    }

    private ArrayNode vector(Vector3dc v) {
        return mapper.createArrayNode().add(v.x()).add(v.y()).add(v.z());
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
