// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.OptionalDouble;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.compute.tomography.ExactScan;
import org.sextant.volume.data.Metadata;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

class CircularScanTest {
    /** Where the drawing of the scan says a point is seen, without vectors: turn, lean, shift, magnify. */
    private static double[] seen(CircularScan s, int view, Vector3d stage) {
        double[] shift = s.shiftsUm().isEmpty() ? new double[2] : s.shiftsUm().get(view);
        Vector3d lab = new Vector3d(stage)
                .rotateZ(s.anglesRad()[view])
                .rotateX(s.pitchRad())
                .rotateY(s.rollRad())
                .add(s.axisUm() + shift[0], 0, shift[1]);
        double m = s.isParallel() ? 1 : s.sourceUm() / (s.sourceUm() + lab.y);
        return new double[] {
            (s.columns() - 1) / 2.0 + m * lab.x / s.pixelUm(), (s.rows() - 1) / 2.0 - m * lab.z / s.pixelUm()
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 1, 1000})
    void pointsAreSeenWhereTheDrawingSaysAtAnyScale(double pixelUm) {
        double[] angles = {0.3, 2.1, -1.7};
        List<double[]> shifts =
                List.of(new double[] {pixelUm, -2 * pixelUm}, new double[] {0, 0}, new double[] {3 * pixelUm, pixelUm});
        VoxelGrid grid = ExactScan.grid(31, 27, 22, 0.8 * pixelUm);
        for (double source : new double[] {Double.POSITIVE_INFINITY, 90 * pixelUm}) {
            CircularScan s = CircularScan.cone(40, 30, pixelUm, source, angles)
                    .centredAt(22.4)
                    .leaning(0.05, -0.08)
                    .shifted(shifts);
            for (int v = 0; v < 3; v++) {
                Vector3d index = new Vector3d(3, 20, 17);
                double[] expected = seen(s, v, grid.indexToFrame().apply(new Vector3d(index)));
                ProjectionMatrix m = s.geometry().matrix(v, grid);
                assertThat(m.column(index)).isCloseTo(expected[0], offset(1e-9));
                assertThat(m.row(index)).isCloseTo(expected[1], offset(1e-9));
                assertThat(m.isUpright()).isFalse();
            }
        }
    }

    @Test
    void binnedPixelsAndBandsLieWhereTheirPixelsWere() {
        ScanGeometry g = CircularScan.cone(41, 30, 1, 80, new double[] {0.4}).geometry();
        ScanGeometry less = g.band(6, 20).binned(4);
        assertThat(less.columns()).isEqualTo(10);
        assertThat(less.rows()).isEqualTo(5);
        Vector3d p = less.views().get(0).pixel(2, 3);
        assertThat(p.distance(g.views().get(0).pixel(9.5, 6 + 13.5))).isLessThan(1e-12);
    }

    @Test
    void azimuthFollowsTheTurn() {
        double[] angles = {0, 0.5, 1.25};
        for (double source : new double[] {Double.POSITIVE_INFINITY, 50}) {
            ScanGeometry g = CircularScan.cone(11, 3, 1, source, angles).geometry();
            assertThat(g.azimuthRad(1) - g.azimuthRad(0)).isCloseTo(0.5, offset(1e-12));
            assertThat(g.azimuthRad(2) - g.azimuthRad(0)).isCloseTo(1.25, offset(1e-12));
        }
    }

    @Test
    void impossibleScansAreRefusedInWords() {
        assertThatThrownBy(() -> CircularScan.parallel(4, 4, 0, new double[1])).hasMessageContaining("0.0 um");
        assertThatThrownBy(() -> CircularScan.parallel(4, 4, 1, new double[] {Double.NaN}))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> CircularScan.parallel(4, 4, 1, new double[3]).shifted(List.of(new double[2])))
                .hasMessageContaining("1 shifts were given for 3 views");
    }

    @Test
    void factsComeFromDataExchangeWithTheirUnits() {
        Metadata m = Metadata.builder()
                .number("measurement/instrument/detector/pixel_size_x", 2.75, "um")
                .number("measurement/instrument/setup/source_to_axis_distance", 12.0, "mm")
                .number("measurement/instrument/setup/axis_to_detector_distance", 2.1, "cm")
                .numbers(Metadata.ANGLES, new double[] {0, 90}, "deg")
                .build();
        ScanFacts f = ScanFacts.of(m);
        assertThat(f.pixelUm().orElseThrow()).isCloseTo(1, offset(1e-12));
        assertThat(f.sourceUm()).isEqualTo(12_000);
        assertThat(f.anglesDeg().orElseThrow()).containsExactly(0, 90);
        ScanFacts none = ScanFacts.of(Metadata.NONE);
        assertThat(none.pixelUm()).isEqualTo(OptionalDouble.empty());
        assertThat(none.sourceUm()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
