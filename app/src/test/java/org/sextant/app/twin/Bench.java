// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.twin;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.sextant.twin.detector.Exposure;
import org.sextant.twin.detector.Faults;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Kind;
import org.sextant.twin.instrument.Optics;
import org.sextant.twin.instrument.Recording;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.instrument.Unsteadiness;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.world.frame.FrameId;

/** Small instruments for tests, and what their files hold. */
final class Bench {
    static final int COLUMNS = 64;
    static final int ROWS = 48;
    static final int VIEWS = 24;
    static final Unsteadiness STEADY = new Unsteadiness(0, 0, 0, 0, 3);

    private Bench() {}

    static Instrument instrument(Kind kind, Unsteadiness unsteadiness, double quanta, Faults faults) {
        double source = kind == Kind.CONE ? 400 : Double.POSITIVE_INFINITY;
        return new Instrument(
                "scan",
                "test bench",
                kind,
                new Sampling(0.5, COLUMNS, ROWS, VIEWS, 0, 360),
                new Optics(kind == Kind.GRATING ? 25 : 5.4, source, 0, 0.7),
                new Recording(new Exposure(quanta, 100, 0), faults, 4, 2),
                unsteadiness);
    }

    /** The values of a data set, plane after plane. */
    static float[][] planes(Path file, String dataset) {
        OpenOptions options = OpenOptions.of(new FrameId("file"), new BlockCache(1 << 24));
        try (Volume v = VolumeFormats.installed()
                .open(file, new OpenOptions(options.frame(), options.cache(), Map.of(OpenOptions.DATASET, dataset)))) {
            return IntStream.range(0, (int) v.size().z())
                    .mapToObj(z -> plane(v, z))
                    .toArray(float[][]::new);
        }
    }

    static float[] plane(Volume v, int z) {
        int nx = (int) v.size().x();
        int ny = (int) v.size().y();
        Object values = v.finest().read(new Region(0, 0, z, nx, ny, 1));
        float[] plane = new float[nx * ny];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) v.type().get(values, i);
        }
        return plane;
    }

    static float[] mean(float[][] frames) {
        float[] mean = new float[frames[0].length];
        for (float[] f : frames) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += f[i] / frames.length;
            }
        }
        return mean;
    }
}
