// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.Border;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.testkit.RealData;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/** The numbers of an independent brute force on real porous samples, to every printed digit: radii in voxels. */
class RealThicknessTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);

    @Test
    void cottonFibresAndTheirPores() throws IOException {
        Path file = RealData.file("porous_cotton/cotton_test_volume.tif");
        assertThat(statistics(file, v -> v > 127)).isEqualTo("185689 mean 5.3860 sd 1.7430 max 9.4340");
        assertThat(statistics(file, v -> v <= 127)).isEqualTo("814311 mean 12.6159 sd 4.0337 max 21.7715");
    }

    @Test
    void carbonFibres() throws IOException {
        Path file = RealData.file("porous_fiberform/100_fiberform.tif");
        assertThat(statistics(file, v -> v >= 90)).isEqualTo("167140 mean 6.1001 sd 1.7457 max 10.0499");
        assertThat(statistics(file, v -> v < 90)).isEqualTo("832860 mean 30.8933 sd 15.2824 max 51.7784");
    }

    private String statistics(Path file, IntPredicate phase) throws IOException {
        Mask mask = mask(file, phase);
        FloatVoxels t = new LocalThickness(BallKind.OPEN, Border.OPEN, work).of(mask);
        long n = 0;
        double sum = 0;
        double squares = 0;
        double most = 0;
        for (int z = 0; z < 100; z++) {
            for (int i = 0; i < 10_000; i++) {
                if (mask.planes()[z][i] != 0) {
                    double radius = t.planes()[z][i] / 2.0;
                    n++;
                    sum += radius;
                    squares += radius * radius;
                    most = Math.max(most, radius);
                }
            }
        }
        double mean = sum / n;
        return String.format(
                Locale.ROOT, "%d mean %.4f sd %.4f max %.4f", n, mean, Math.sqrt(squares / n - mean * mean), most);
    }

    /** Uncompressed 100³ bytes: one strip a page, or all pages behind each other. */
    private static Mask mask(Path file, IntPredicate phase) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(file));
        b.order(b.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        Mask mask = Mask.zero(Lattice.of(100, 100, 100));
        int page = b.getInt(4);
        int first = -1;
        for (int z = 0; z < 100; z++) {
            int strip = first + z * 10_000;
            if (page != 0) {
                int entries = b.getShort(page);
                for (int e = 0; e < entries; e++) {
                    int at = page + 2 + 12 * e;
                    if (b.getShort(at) == 273) {
                        int value = b.getInt(at + 8);
                        strip = b.getInt(at + 4) == 1 ? value : b.getInt(value);
                    }
                }
                page = b.getInt(page + 2 + 12 * entries);
            }
            first = z == 0 ? strip : first;
            for (int i = 0; i < 10_000; i++) {
                mask.planes()[z][i] = (byte) (phase.test(b.get(strip + i) & 0xff) ? 1 : 0);
            }
        }
        return mask;
    }
}
