// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Exact Euclidean distance transform of a porous field, for cubes and for boxes of 1.3×1.3×2, against SciPy's on the same
 * mask. Floor: the mask is read, distances are written, read and written once more, 13 bytes a voxel.
 *
 * <p>Arguments: folder to work in, and the command that runs Python with SciPy and scikit-image (Debian packages
 * python3-scipy and python3-skimage), such as {@code /usr/bin/python3}; without a command only ours are timed.
 */
public final class DistanceBenchmark {
    private final PythonPeers peers;
    private final WorkContext work;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private DistanceBenchmark(PythonPeers peers, WorkContext work) {
        this.peers = peers;
        this.work = work;
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            throw new IllegalArgumentException("name a folder to work in");
        }
        try (WorkContext work = WorkContext.quiet()) {
            new DistanceBenchmark(
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
        Timing smaller = null;
        for (int edge : new int[] {128, 256, 512}) {
            for (double sigma : new double[] {2.7, 8, 28}) {
                PorousField field = new PorousField(edge, sigma, 5);
                Mask cubes = field.mask(work);
                Lattice l = cubes.lattice();
                Mask boxes = new Mask(new Lattice(l.nx(), l.ny(), l.nz(), 1.3, 1.3, 2), cubes.planes());
                DistanceTransform transform = new DistanceTransform(Border.OPEN, work);
                Timing isotropic = Timing.least(9, () -> transform.inside(cubes));
                Timing anisotropic = Timing.least(9, () -> transform.inside(boxes));
                say(
                        "%s: cubes %s, boxes %s, floor %.0f ms",
                        field, isotropic, anisotropic, speed.milliseconds(13.0 * l.voxels()));
                if (sigma == 8) {
                    if (smaller != null) {
                        say("  grows as voxels^%.2f", isotropic.growth(smaller, 8));
                    }
                    smaller = isotropic;
                }
                if (edge == 256) {
                    for (Map.Entry<String, Timing> p :
                            peers.run("scipy_distance.py", cubes).entrySet()) {
                        Timing ours = p.getKey().contains("boxes") ? anisotropic : isotropic;
                        say(
                                "  %s %s: %.1f times ours",
                                p.getKey(), p.getValue(), p.getValue().milliseconds() / ours.milliseconds());
                    }
                }
            }
        }
    }
}
