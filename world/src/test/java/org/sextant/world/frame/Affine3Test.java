// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;

class Affine3Test {
    private static final FrameId A = new FrameId("a");
    private static final FrameId B = new FrameId("b");
    private static final FrameId C = new FrameId("c");

    @Test
    void scalesThenRotatesThenMoves() {
        Affine3 map = Affine3.similarity(A, B, 2, new Quaterniond().rotationZ(Math.PI / 2), new Vector3d(10, 20, 30));
        assertThat(map.apply(new Vector3d(1, 2, 3)).distance(6, 22, 36)).isLessThan(1e-14);
        assertThat(map.applyDirection(new Vector3d(1, 0, 0)).distance(0, 2, 0)).isLessThan(1e-15);
    }

    @Test
    void joinsInTheOrderOfReading() {
        Affine3 turn = Affine3.rigid(A, B, new Quaterniond().rotationZ(Math.PI / 2), new Vector3d());
        Affine3 move = Affine3.rigid(B, C, new Quaterniond(), new Vector3d(5, 0, 0));
        Affine3 both = turn.then(move);
        assertThat(both.from()).isEqualTo(A);
        assertThat(both.to()).isEqualTo(C);
        assertThat(both.apply(new Vector3d(1, 0, 0)).distance(5, 1, 0)).isLessThan(1e-15);
    }

    @Test
    void framesThatDoNotMeetCannotBeJoined() {
        Affine3 ab = Affine3.identity(A, B);
        assertThatThrownBy(() -> ab.then(ab))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("a -> b")
                .hasMessageContaining("'b' is not 'a'");
        assertThat(ab.then(ab.inverse())).isEqualTo(Affine3.identity(A, A));
    }

    @Test
    void inverseTakesBackAnyInvertibleMap() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double scale = Math.pow(10, random.nextDouble() * 12 - 6);
            Matrix4x3d m = new Matrix4x3d();
            for (int c = 0; c < 4; c++) {
                m.setColumn(c, vector(random).mul(c == 3 ? 1e4 : scale));
            }
            if (Math.abs(m.determinant()) < 0.05 * scale * scale * scale) {
                continue;
            }
            Affine3 map = new Affine3(A, B, m);
            Vector3d x = vector(random).mul(100);
            // Error of the sum in micrometres, taken back through a map of this scale.
            double tolerance = 1e-13 * (100 + 1e4 / scale);
            assertThat(map.inverse().apply(map.apply(x)).distance(x)).isLessThan(tolerance * 100);
            assertThat(map.inverse().from()).isEqualTo(B);
        }
    }

    @Test
    void aQuaternionThatIsNotOfLengthOneStillRotatesOnly() {
        Quaterniond twice = new Quaterniond().rotationX(0.7);
        twice.set(twice.x * 2, twice.y * 2, twice.z * 2, twice.w * 2);
        Affine3 map = Affine3.rigid(A, B, twice, new Vector3d(1, 2, 3));
        assertThat(map.applyDirection(new Vector3d(0, 1, 0)).length())
                .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-15));
        Vector3d x = new Vector3d(4, 5, 6);
        assertThat(map.inverse().apply(map.apply(x)).distance(x)).isLessThan(1e-14);
        assertThatThrownBy(() -> Affine3.rigid(A, B, new Quaterniond(0, 0, 0, 0), new Vector3d()))
                .isInstanceOf(SextantException.class);
    }

    @Test
    void flatAndUnboundedMapsAreRefused() {
        Affine3 flat = new Affine3(A, B, new Matrix4x3d().scale(1, 1, 0));
        assertThatThrownBy(flat::inverse).isInstanceOf(SextantException.class).hasMessageContaining("no inverse");
        Matrix4x3d nan = new Matrix4x3d().m31(Double.NaN);
        assertThatThrownBy(() -> new Affine3(A, B, nan)).isInstanceOf(SextantException.class);
        assertThat(new Affine3(A, B, new Matrix4x3d().scale(1e-9)).inverse().apply(new Vector3d(1)).x)
                .isCloseTo(1e9, org.assertj.core.api.Assertions.within(1e-4));
    }

    @Test
    void keepsItsOwnCopyOfTheMatrix() {
        Matrix4x3d m = new Matrix4x3d();
        Affine3 map = new Affine3(A, B, m);
        m.translation(1, 1, 1);
        assertThat(map.apply(new Vector3d())).isEqualTo(new Vector3d());
    }

    static Vector3d vector(Random random) {
        return new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }
}
