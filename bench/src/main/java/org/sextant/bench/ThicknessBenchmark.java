// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sextant.compute.distance.Border;
import org.sextant.compute.thickness.BallKind;
import org.sextant.compute.thickness.LocalThickness;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Exact local thickness of porous fields of several feature sizes, for growth up to 512³ voxels, and the mode with bounds.
 * Floor: that of its distance transform and of writing the result, 17 bytes a voxel. There is no other exact program in
 * Debian or on Maven Central; its distance transform alone is timed against SciPy's.
 *
 * <p>Arguments: folder to work in, and the command that runs Python with SciPy and scikit-image (Debian packages
 * python3-scipy and python3-skimage), such as {@code /usr/bin/python3}; without a command only ours are timed.
 */
public final class ThicknessBenchmark {
    private final PythonPeers peers;
    private final WorkContext work;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private ThicknessBenchmark(PythonPeers peers, WorkContext work) {
        this.peers = peers;
        this.work = work;
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            throw new IllegalArgumentException("name a folder to work in");
        }
        try (WorkContext work = WorkContext.quiet()) {
            new ThicknessBenchmark(
                            new PythonPeers(Path.of(args[0]), List.of(args).subList(1, args.length)), work)
                    .run();
        }
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private void run() throws IOException, InterruptedException {
        MemorySpeed speed = MemorySpeed.measure(work);
        say("load %.1f, %d threads, memory %.1f GB/s", Timing.load(), work.threads(), speed.bytesPerSecond() / 1e9);
        for (double sigma : new double[] {2.7, 8, 9.3, 14, 28}) {
            Timing smaller = null;
            for (int edge : sigma == 8 ? new int[] {128, 256, 512} : new int[] {256}) {
                PorousField field = new PorousField(edge, sigma, 5);
                Mask mask = field.mask(work);
                LocalThickness open = new LocalThickness(BallKind.OPEN, Border.OPEN, work);
                double mean = mean(open.of(mask));
                Timing exact = Timing.least(edge > 256 ? 2 : 5, () -> open.of(mask));
                say(
                        "%s, mean thickness %.1f voxels: %s, floor %.0f ms",
                        field,
                        mean,
                        exact,
                        speed.milliseconds(17.0 * mask.lattice().voxels()));
                if (smaller != null) {
                    say("  grows as voxels^%.2f", exact.growth(smaller, 8));
                }
                smaller = exact;
                if (edge == 256) {
                    Timing fast = Timing.least(3, () -> open.between(mask, 3));
                    LocalThickness.Bounded bounded = open.between(mask, 3);
                    double share =
                            bounded.sumOfErrorsUm() / (PHASE * mask.lattice().voxels());
                    say("  with bounds, cells of 3: %s, mean off by at most %.2f voxels", fast, share);
                    peers.run("scipy_distance.py", mask)
                            .forEach((name, t) ->
                                    say("  %s %s: %.1f times ours", name, t, t.milliseconds() / exact.milliseconds()));
                }
            }
        }
    }

    private static final double PHASE = 0.4;

    private static double mean(FloatVoxels map) {
        double sum = 0;
        long n = 0;
        for (float[] plane : map.planes()) {
            for (float v : plane) {
                sum += v;
                n += v > 0 ? 1 : 0;
            }
        }
        return sum / n;
    }
}
