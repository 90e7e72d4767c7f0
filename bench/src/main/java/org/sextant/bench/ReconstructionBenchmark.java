// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.joml.Vector3d;
import org.sextant.compute.tomography.geometry.CircularScan;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.method.FilteredBackProjection;
import org.sextant.compute.tomography.method.RampFilter;
import org.sextant.compute.tomography.method.Sirt;
import org.sextant.compute.tomography.projector.JosephProjector;
import org.sextant.compute.tomography.projector.ParallelProjector;
import org.sextant.compute.tomography.projector.Projector;
import org.sextant.compute.tomography.projector.Rectification;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Voxel updates (voxels × views) a second of projectors and methods, beside the floor: a loop that only adds eight weighted
 * columns to one in the first cache, which is the arithmetic of a parallel back-projection and nothing else.
 *
 * <p>Arguments: edge of the volume (256), views (180), threads (2). Each is run three times; told is the least time on the
 * clock, and in brackets the least of all cores together, which other programs disturb less.
 */
public final class ReconstructionBenchmark {
    private static final int RUNS = 3;

    private final int n;
    private final int views;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ReconstructionBenchmark(int n, int views) {
        this.n = n;
        this.views = views;
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 256;
        int views = args.length > 1 ? Integer.parseInt(args[1]) : 180;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        try (WorkContext work = new WorkContext(threads, Progress.NONE)) {
            new ReconstructionBenchmark(n, views).run(work);
        }
    }

    private void run(WorkContext work) {
        say(
                "%d³ voxels, %d views, %d threads, load %.1f: G updates/s on the clock [per core]",
                n, views, work.threads(), machine.getSystemLoadAverage());
        floor(work);
        VoxelGrid grid =
                VoxelGrid.of(new FrameId("stage"), new Size3(n, n, n), new Vector3d(1), new Vector3d(-(n - 1) / 2.0));
        double[] half = angles(Math.PI);
        ScanGeometry parallel = Rectification.of(
                        CircularScan.parallel(n, n, 1, half).geometry(), grid)
                .geometry();
        operators("parallel", new ParallelProjector(parallel, grid), work);
        ScanGeometry cone =
                CircularScan.cone(n, n, 1, 4 * n, angles(2 * Math.PI)).geometry();
        method("FBP parallel", parallel, grid, work);
        method("FDK cone", cone, grid, work);
        operators("cone (Joseph)", new JosephProjector(cone, grid), work);
    }

    private double[] angles(double range) {
        double[] a = new double[views];
        for (int i = 0; i < views; i++) {
            a[i] = range * i / views;
        }
        return a;
    }

    private void floor(WorkContext work) {
        time(
                "floor: arithmetic in the first cache",
                work.threads() * 8.0 * 256 * 400_000 / 2,
                () -> work.forEach("floor", work.threads(), t -> {
                    float[][] a = new float[9][256];
                    for (int i = 0; i < 400_000; i++) {
                        sum(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], 0.5f, 0.25f);
                    }
                    if (a[0][7] != 0) {
                        throw new IllegalStateException("zeros add up to something");
                    }
                }));
    }

    private static void sum(
            float[] o,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float[] f,
            float[] g,
            float[] h,
            float v,
            float w) {
        for (int i = 0; i < o.length; i++) {
            o[i] += v * a[i] + w * b[i] + (v * c[i] + w * d[i]) + (v * e[i] + w * f[i] + (v * g[i] + w * h[i]));
        }
    }

    private void operators(String name, Projector a, WorkContext work) {
        float[][] x = a.newVoxels();
        float[][] y = a.newData();
        for (float[] part : x) {
            Arrays.fill(part, 0.5f);
        }
        time(name + " forward", updates(), () -> a.forward(x, y, work));
        time(name + " back", updates(), () -> a.back(y, x, work));
        Projections p = a.projections(y);
        double two = time(
                name + " SIRT, an iteration", 2 * updates(), () -> Sirt.of(1).run(a, p, null, null, work));
        say("    (%.1f s with the sums of A, which take four operators more than each iteration's two)", two);
    }

    private void method(String name, ScanGeometry g, VoxelGrid grid, WorkContext work) {
        Projections p = Projections.zero(g.columns(), g.rows(), views);
        for (float[] view : p.views()) {
            Arrays.fill(view, 0.5f);
        }
        FilteredBackProjection method = new FilteredBackProjection(g, grid, RampFilter.Window.RAM_LAK, 1);
        double s = time(name, updates(), () -> method.of(p, work));
        say("    (%.2f s from line integrals to voxels)", s);
    }

    private double updates() {
        return (double) n * n * n * views;
    }

    private double time(String name, double updates, Runnable body) {
        double clock = Double.POSITIVE_INFINITY;
        double cores = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            long cpu = machine.getProcessCpuTime();
            body.run();
            clock = Math.min(clock, (System.nanoTime() - start) / 1e9);
            cores = Math.min(cores, (machine.getProcessCpuTime() - cpu) / 1e9);
        }
        say("%-36s %6.2f [%.2f]", name, updates / clock / 1e9, updates / cores / 1e9);
        return clock;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
