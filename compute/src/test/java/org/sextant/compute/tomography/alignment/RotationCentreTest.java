// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.compute.tomography.ExactScan;
import org.sextant.compute.tomography.geometry.CircularScan;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;

class RotationCentreTest {
    private static final WorkContext WORK = WorkContext.quiet();

    @AfterAll
    static void close() {
        WORK.close();
    }

    private static ExactScan.Body balls() {
        List<ExactScan.Body> all = List.of(
                ExactScan.ball(new Vector3d(10, 4, 1), 6),
                ExactScan.ball(new Vector3d(-14, 7, -2), 3),
                ExactScan.ball(new Vector3d(-3, -12, 0), 5),
                ExactScan.ball(new Vector3d(19, -5, 3), 2.5));
        return (s, d) -> all.stream().mapToDouble(b -> b.length(s, d)).sum();
    }

    private static Projections project(CircularScan scan) {
        return ExactScan.of(scan.geometry(), balls(), 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {36.2, 31.5, 44.8})
    void allMethodsFindTheAxisOfAHalfTurn(double column) {
        double[] angles = ExactScan.angles(90, Math.PI);
        Projections p = project(CircularScan.parallel(72, 16, 1, angles).centredAt(column));
        RotationCentre found = RotationCentre.find(p, angles, Double.POSITIVE_INFINITY, WORK);
        assertThat(found.found()).hasSize(3);
        assertThat(found.column()).isCloseTo(column, offset(0.25));
        assertThat(found.disagreement()).isLessThan(0.5);
    }

    @Test
    void fullTurnsOfParallelAndConeBeamsAreFound() {
        double[] angles = ExactScan.angles(121, 2 * Math.PI);
        Projections parallel = project(CircularScan.parallel(72, 16, 1, angles).centredAt(38.3));
        assertThat(RotationCentre.find(parallel, angles, Double.POSITIVE_INFINITY, WORK)
                        .column())
                .isCloseTo(38.3, offset(0.25));
        Projections cone = project(CircularScan.cone(72, 16, 1, 400, angles).centredAt(33.7));
        assertThat(RotationCentre.find(cone, angles, 400, WORK).column()).isCloseTo(33.7, offset(0.25));
    }

    /** Odd numbers of views in a full turn have no exactly opposite ones: all pairs miss by the same angle. */
    @ParameterizedTest
    @ValueSource(ints = {51, 57, 101})
    void oddNumbersOfViewsAreNoTrap(int views) {
        double[] angles = ExactScan.angles(views, 2 * Math.PI);
        Projections p = project(CircularScan.cone(72, 16, 1, 400, angles).centredAt(38.3));
        assertThat(RotationCentre.find(p, angles, 400, WORK).column()).isCloseTo(38.3, offset(0.6));
    }

    @Test
    void detectorToOneSideIsFoundByOppositeViews() {
        double[] angles = ExactScan.angles(120, 2 * Math.PI);
        Projections p = project(CircularScan.parallel(48, 16, 1, angles).centredAt(12.6));
        CostCurve c = new OppositeViews(p, angles).curve(WORK).orElseThrow();
        assertThat(c.best()).isCloseTo(12.6, offset(0.25));
    }

    @Test
    void centreOfMassIsSilentWhereTheSampleLeavesTheViews() {
        double[] angles = ExactScan.angles(60, Math.PI);
        Projections cut = project(CircularScan.parallel(30, 16, 1, angles).centredAt(15));
        assertThat(CentreOfMass.column(cut, angles)).isEmpty();
    }

    @Test
    void angleRangeTooSmallForOppositeViewsLeavesTheSlice() {
        double[] angles = ExactScan.angles(60, 2);
        Projections p = project(CircularScan.parallel(72, 16, 1, angles).centredAt(36));
        assertThat(new OppositeViews(p, angles).curve(WORK)).isEmpty();
        assertThat(RotationCentre.find(p, angles, Double.POSITIVE_INFINITY, WORK)
                        .found()
                        .get(0)
                        .method())
                .contains("sharpness");
    }
}
