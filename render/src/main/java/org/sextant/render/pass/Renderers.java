// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.pass;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.sextant.render.JavaRenderer;
import org.sextant.render.Renderer;
import org.sextant.render.gl.GlDevice;
import org.sextant.render.gl.GlPass;
import org.sextant.render.gl.GlRenderer;
import org.sextant.render.gl.GlUnavailableException;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Makes renderers, of the pass that was asked for or of the one that needs the least time here.
 *
 * <p>Where there is OpenGL, each pass has made three small pictures on this machine and driver once; the times are kept in
 * the user's cache folder, so that later runs pay nothing for the choice. They tell what setting up costs and what a ray
 * costs, and a single small picture may then be faster by another pass than a film.
 *
 * <p>Threads: any, one call at a time.
 */
public final class Renderers implements AutoCloseable {
    private final PassMemory memory;
    private @Nullable GlDevice device;
    private @Nullable GlUnavailableException missing;
    private Map<PassKind, PassCost> costs = Map.of();

    public Renderers() {
        this(PassMemory.ofUser());
    }

    Renderers(PassMemory memory) {
        this.memory = memory;
    }

    /**
     * Makes a renderer that loads all before it makes a picture.
     *
     * @param wanted empty for the fastest
     * @param rays how many will be traced by it, as far as is known
     * @param budgetBytes for voxels in memory
     * @throws SextantException if the pass that was asked for cannot be used
     */
    public ChosenRenderer open(Optional<PassKind> wanted, double rays, VolumeSource source, long budgetBytes) {
        return open(wanted, rays, source, budgetBytes, null);
    }

    /**
     * Makes a renderer that can also make interactive pictures, of what is in memory while the rest is loaded.
     *
     * @param loaders threads that load; null: none
     * @see #open(Optional, double, VolumeSource, long)
     */
    public synchronized ChosenRenderer open(
            Optional<PassKind> wanted, double rays, VolumeSource source, long budgetBytes, @Nullable Executor loaders) {
        if (wanted.isPresent()) {
            PassKind pass = wanted.get();
            return new ChosenRenderer(renderer(pass, source, budgetBytes, loaders), pass, "asked for");
        }
        Optional<GlDevice> gl = device();
        if (gl.isEmpty()) {
            return new ChosenRenderer(
                    new JavaRenderer(new Residency(source, budgetBytes, loaders)),
                    PassKind.JAVA,
                    String.valueOf(missing().getMessage()));
        }
        Map<PassKind, PassCost> known = costs(gl.get());
        PassKind best = PassKind.JAVA;
        for (PassKind p : List.of(PassKind.FRAGMENT, PassKind.COMPUTE)) {
            if (known.containsKey(p) && cost(known, p, rays) <= cost(known, best, rays)) {
                best = p;
            }
        }
        return new ChosenRenderer(
                renderer(best, source, budgetBytes, loaders), best, reason(known, best, rays, gl.get()));
    }

    private static double cost(Map<PassKind, PassCost> known, PassKind p, double rays) {
        PassCost c = known.get(p);
        return c == null ? Double.POSITIVE_INFINITY : c.msFor(rays);
    }

    private static String reason(Map<PassKind, PassCost> known, PassKind best, double rays, GlDevice gl) {
        List<String> parts = new ArrayList<>();
        known.forEach((p, c) -> parts.add(String.format(
                Locale.ROOT, "%s %.0f ms to set up and %.1f ms a trial picture", p.label(), c.setupMs(), c.frameMs())));
        return String.format(
                Locale.ROOT,
                "%s is expected to be fastest for %.2g million rays: %s; %s",
                best.label(),
                rays / 1e6,
                String.join(", ", parts),
                gl.info());
    }

    private Renderer renderer(PassKind pass, VolumeSource source, long budgetBytes, @Nullable Executor loaders) {
        Optional<GlPass> gl = pass.gl();
        Residency residency = new Residency(source, budgetBytes, loaders);
        if (gl.isEmpty()) {
            return new JavaRenderer(residency);
        }
        GlDevice d = device().orElseThrow(() -> new SextantException("the pass '" + pass.label()
                + "' cannot be used here, " + missing().getMessage() + ". Use --pass auto or java"));
        return new GlRenderer(d, gl.get(), residency, budgetBytes);
    }

    /** The OpenGL of this machine; empty if there is none, see {@link #findings}. */
    private Optional<GlDevice> device() {
        if (device == null && missing == null) {
            try {
                device = GlDevice.open();
            } catch (GlUnavailableException e) {
                missing = e;
            }
        }
        return Optional.ofNullable(device);
    }

    private GlUnavailableException missing() {
        return missing == null ? new GlUnavailableException(List.of("it was not looked for")) : missing;
    }

    /** Times of the passes that work here, tried now if they are not known. */
    private Map<PassKind, PassCost> costs(GlDevice gl) {
        if (costs.isEmpty()) {
            GlDevice.Info i = gl.info();
            String machine = String.join(
                    ", ",
                    i.renderer(),
                    i.version(),
                    "Java " + Runtime.version().feature(),
                    Runtime.getRuntime().availableProcessors() + " processors",
                    "trial " + PassTrial.EDITION);
            Map<PassKind, PassCost> found = new EnumMap<>(PassKind.class);
            for (PassKind p : PassKind.values()) {
                boolean there = p.gl().map(i.passes()::contains).orElse(true);
                if (there) {
                    found.put(p, memory.recall(machine, p).orElseGet(() -> {
                        PassCost fresh = tried(p);
                        memory.keep(machine, p, fresh);
                        return fresh;
                    }));
                }
            }
            costs = found;
        }
        return costs;
    }

    private PassCost tried(PassKind pass) {
        PassTrial trial = new PassTrial();
        try (Renderer r = renderer(pass, trial.source(), 64 << 20, null);
                WorkContext work = new WorkContext(Runtime.getRuntime().availableProcessors(), Progress.NONE)) {
            return trial.measure(r, work);
        }
    }

    /** Whether OpenGL is there, and what was found or why each way to it was refused. */
    public record Findings(boolean usable, String text) {}

    /** What this machine offers, for reports. */
    public synchronized Findings findings() {
        Optional<GlDevice> gl = device();
        if (gl.isEmpty()) {
            return new Findings(false, missing().getMessage() + "; pictures are made in Java");
        }
        GlDevice d = gl.get();
        List<String> passes =
                d.info().passes().stream().map(GlPass::label).sorted().toList();
        String refused = d.refused().isEmpty() ? "; refused: nothing" : "; refused: " + String.join("; ", d.refused());
        return new Findings(
                true,
                d.info() + ", passes " + String.join(" and ", passes)
                        + (d.info().software() ? " in software" : "") + refused);
    }

    /** Gives OpenGL back; the renderers are closed by then. */
    @Override
    public synchronized void close() {
        if (device != null) {
            device.close();
            device = null;
        }
    }
}
