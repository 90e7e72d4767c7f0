// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sextant.compute.distance.Border;
import org.sextant.compute.label.Components;
import org.sextant.compute.label.Connectivity;
import org.sextant.compute.label.Watershed;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * 26-connected components of a porous field, with their voxels written, against SciPy's and scikit-image's on the same mask;
 * and the split of touching particles. Floor: the mask is read and labels are written, 5 bytes a voxel.
 *
 * <p>Arguments: folder to work in, and the command that runs Python with SciPy and scikit-image (Debian packages
 * python3-scipy and python3-skimage), such as {@code /usr/bin/python3}; without a command only ours are timed.
 */
public final class LabelBenchmark {
    private final PythonPeers peers;
    private final WorkContext work;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private LabelBenchmark(PythonPeers peers, WorkContext work) {
        this.peers = peers;
        this.work = work;
    }

    /** Runs the benchmark once. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            throw new IllegalArgumentException("name a folder to work in");
        }
        try (WorkContext work = WorkContext.quiet()) {
            new LabelBenchmark(new PythonPeers(Path.of(args[0]), List.of(args).subList(1, args.length)), work).run();
        }
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private void run() throws IOException, InterruptedException {
        MemorySpeed speed = MemorySpeed.measure(work);
        say("load %.1f, %d threads, memory %.1f GB/s", Timing.load(), work.threads(), speed.bytesPerSecond() / 1e9);
        for (double sigma : new double[] {2, 8}) {
            Timing smaller = null;
            for (int edge : new int[] {128, 256, 512}) {
                PorousField field = new PorousField(edge, sigma, 5);
                Mask mask = field.mask(work);
                Components components = new Components(Connectivity.CORNERS, work);
                Timing ours = Timing.least(7, () -> components.of(mask).voxels(work));
                Timing joined = Timing.least(3, () -> components.of(mask));
                say(
                        "%s: %s (without writing voxels %s), floor %.0f ms",
                        field,
                        ours,
                        joined,
                        speed.milliseconds(5.0 * mask.lattice().voxels()));
                if (smaller != null) {
                    say("  grows as voxels^%.2f", ours.growth(smaller, 8));
                }
                smaller = ours;
                if (edge == 512) {
                    peers.run("scipy_label.py", mask)
                            .forEach((name, t) ->
                                    say("  %s %s: %.1f times ours", name, t, t.milliseconds() / ours.milliseconds()));
                } else {
                    Watershed watershed = new Watershed(Connectivity.CORNERS, work);
                    say("  split %s", Timing.least(2, () -> watershed.split(mask, 1, Border.OPEN)));
                }
            }
        }
    }
}
