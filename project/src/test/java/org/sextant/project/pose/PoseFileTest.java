// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.project.SampleWorld;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.PoseCovariance;
import org.sextant.world.frame.Provenance;

class PoseFileTest {
    private static Pose parse(String text) {
        return PoseFile.parse("pose.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMaps(String text, Vector3dc child, double x, double y, double z) {
        Vector3d p = parse(text).childToParent().transformPosition(child, new Vector3d());
        assertThat(p.distance(x, y, z)).as("%s: %s", text, p).isLessThan(1e-9);
    }

    @Test
    void lengthsCarryTheirUnits() {
        assertMaps("{'translation': ['1.2mm', '0um', '-30nm']}", new Vector3d(1, 2, 3), 1201, 2, 2.97);
        assertMaps("{'translationUm': [1200, 0, -0.03]}", new Vector3d(1, 2, 3), 1201, 2, 2.97);
    }

    @Test
    void aRotationTurnsTheChildRightHandedInTheParent() {
        Vector3d x = new Vector3d(1, 0, 0);
        assertMaps("{'rotation': {'axis': [0, 0, 2], 'angleDeg': 90}}", x, 0, 1, 0);
        assertMaps("{'rotation': {'quaternion': [0, 0, 0.70710678118654752, 0.70710678118654752]}}", x, 0, 1, 0);
        assertMaps("{'rotation': {'eulerDeg': [0, 0, 90], 'order': 'xyz'}}", x, 0, 1, 0);
    }

    /** Worked by hand: quarter turns about z and then x, about fixed axes or about those that turn along. */
    @Test
    void smallLettersTurnAboutFixedAxesCapitalsAboutTurningOnes() {
        Vector3d x = new Vector3d(1, 0, 0);
        assertMaps("{'rotation': {'eulerDeg': [90, 90, 0], 'order': 'zxy'}}", x, 0, 0, 1);
        assertMaps("{'rotation': {'eulerDeg': [90, 90, 0], 'order': 'ZXY'}}", x, 0, 1, 0);
        assertMaps("{'rotation': {'eulerDeg': [90, 90, 0], 'order': 'XZX'}}", x, 0, 0, 1);
    }

    @Test
    void scaleAndRotationActAboutThePivotBeforeTheTranslation() {
        String pose = "{'translation': ['0um', '0um', '5um'], 'scale': 2, 'pivot': ['1um', '1um', '0um'],"
                + " 'rotation': {'axis': [0, 0, 1], 'angleDeg': 90}, 'note': 'by hand'}";
        assertMaps(pose, new Vector3d(1, 1, 0), 1, 1, 5);
        assertMaps(pose, new Vector3d(2, 1, 0), 1, 3, 5);
        assertThat(parse(pose).note()).isEqualTo("by hand");
    }

    @Test
    void aMatrixGoesFromChildToParentRowByRow() {
        assertMaps("{'matrix': [[0, -1, 0, 10], [1, 0, 0, 20], [0, 0, 1, 30]]}", new Vector3d(1, 2, 3), 8, 21, 33);
    }

    @Test
    void errorsOfThePose() {
        PoseCovariance c = Objects.requireNonNull(parse("{'translation': ['1um', '2um', '3um'],"
                        + " 'covariance': {'rotationSdDeg': 0.1, 'shiftSd': '300nm'}}")
                .covariance());
        assertThat(c.pivotUm()).isEqualTo(new Vector3d(1, 2, 3));
        assertThat(Math.sqrt(c.matrix()[0])).isCloseTo(Math.toRadians(0.1), within(1e-12));
        assertThat(Math.sqrt(c.matrix()[35])).isCloseTo(0.3, within(1e-12));
        StringBuilder sigma = new StringBuilder("1");
        for (int i = 1; i < 36; i++) {
            sigma.append(i % 7 == 0 ? ", 1" : ", 0");
        }
        PoseCovariance full = Objects.requireNonNull(
                parse("{'scale': 1, 'covariance': {'pivotUm': [4, 5, 6], 'sigma': [" + sigma + "]}}")
                        .covariance());
        assertThat(full.pivotUm()).isEqualTo(new Vector3d(4, 5, 6));
    }

    @Test
    void becomesAPlacement() {
        FrameId nano = new FrameId("nano");
        var placement = parse("{'translation': ['1um', '2um', '3um']}")
                .placement(nano, FrameId.WORLD, Provenance.of("given by the user", "test", SampleWorld.WHEN));
        assertThat(placement.toParent().from()).isEqualTo(nano);
        assertThat(placement.toParent().apply(new Vector3d())).isEqualTo(new Vector3d(1, 2, 3));
        Pose mirror = parse("{'matrix': [[-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]}");
        assertThatThrownBy(() -> mirror.placement(
                        nano, FrameId.WORLD, Provenance.of("given by the user", "test", SampleWorld.WHEN)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("mirror");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'translation': [1, 2, 3]}                                   | without a unit
            {'translation': ['1', '2um', '3um']}                         | has no unit
            {'translation': ['1um', '2um']}                              | three lengths, not 2
            {'translation': ['1ly', '2um', '3um']}                       | not a unit
            {'translation': '1um'}                                       | must be a list
            {'translation': ['1um','1um','1um'], 'translationUm': [1,1,1]} | Remove one of the two
            {'Translation': ['1um','1um','1um']}                         | Known are
            {'rotation': {'axis': [0,0,1], 'angle': 3}}                  | [angle]
            {'rotation': {'axis': [0,0,1]}}                              | angleDeg: is missing
            {'rotation': {'axis': [0,0,0], 'angleDeg': 3}}               | no length
            {'rotation': {'axis': [0,0,1], 'angleDeg': 3, 'quaternion': [0,0,0,1]}} | three ways
            {'rotation': {}}                                             | three ways
            {'rotation': {'quaternion': [0,0,0,2]}}                      | length 2.0
            {'rotation': {'quaternion': [0,0,0,0]}}                      | length 0.0
            {'rotation': {'eulerDeg': [1,2,3]}}                          | order: is missing
            {'rotation': {'eulerDeg': [1,2,3], 'order': 'xxy'}}          | no order of axes
            {'rotation': {'eulerDeg': [1,2,3], 'order': 'xYz'}}          | no order of axes
            {'scale': 0}                                                 | above 0
            {'scale': '2'}                                               | finite number
            {'matrix': [[1,0,0,0],[0,1,0,0],[0,0,1,0]], 'scale': 1}      | Remove one of the two
            {'matrix': [[1,0,0],[0,1,0],[0,0,1]]}                        | 3 rows of 4
            {}                                                           | every other part
            []                                                           | JSON object
            {'scale': 1, 'covariance': {'rotationSdDeg': 1}}             | shiftSd: is missing
            {'scale': 1, 'covariance': {'rotationSdDeg': 1, 'shiftSd': 1}} | without a unit
            {'scale': 1, 'covariance': {'rotationSdDeg': -1, 'shiftSd': '1um'}} | 0 or more
            {'scale': 1, 'covariance': {'rotationSdDeg': 1, 'shiftSd': '-1um'}} | 0 or more
            {'scale': 1, 'covariance': {'sigma': [1]}}                   | pivot: is missing
            {'scale': 1, 'covariance': {'pivotUm': [0,0,0], 'sigma': [1]}} | 36 numbers
            {'scale': 1, 'covariance': {}}                               | two ways
            """)
    void whatIsWrongIsToldInWords(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("pose.json")
                .hasMessageContaining(message);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> PoseFile.read(Path.of("no", "pose.json"))).hasMessageContaining("pose.json");
    }
}
