// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class FrameTreeTest {
    private static final FrameId A = new FrameId("a");
    private static final FrameId B = new FrameId("b");
    private static final FrameId C = new FrameId("c");

    static Placement place(FrameId frame, FrameId parent, Quaterniond turn, Vector3d moveUm, double scale) {
        return place(Affine3.similarity(frame, parent, scale, turn, moveUm), null);
    }

    static Placement place(Affine3 toParent, @Nullable PoseCovariance covariance) {
        return new Placement(
                toParent.from(), toParent.to(), toParent, covariance, Provenance.of("given", "test", Instant.EPOCH));
    }

    private static Placement shift(FrameId frame, FrameId parent, double x) {
        return place(frame, parent, new Quaterniond(), new Vector3d(x, 0, 0), 1);
    }

    @Test
    void mapsUpDownAndAcross() {
        FrameTree tree = FrameTree.ROOT
                .with(shift(A, FrameId.WORLD, 1))
                .with(place(B, A, new Quaterniond().rotationZ(Math.PI / 2), new Vector3d(), 2))
                .with(shift(C, FrameId.WORLD, 100));
        assertThat(tree.transform(B, FrameId.WORLD).apply(new Vector3d(1, 0, 0)).distance(1, 2, 0))
                .isLessThan(1e-15);
        assertThat(tree.transform(FrameId.WORLD, B).apply(new Vector3d(1, 2, 0)).distance(1, 0, 0))
                .isLessThan(1e-15);
        Affine3 across = tree.transform(B, C);
        assertThat(across.from()).isEqualTo(B);
        assertThat(across.to()).isEqualTo(C);
        assertThat(across.apply(new Vector3d(1, 0, 0)).distance(-99, 2, 0)).isLessThan(1e-13);
        assertThat(tree.transform(B, B)).isEqualTo(Affine3.identity(B, B));
    }

    @Test
    void movingAFrameMovesItsChildren() {
        FrameTree tree = FrameTree.ROOT.with(shift(A, FrameId.WORLD, 1)).with(shift(B, A, 1));
        FrameTree moved = tree.with(shift(A, FrameId.WORLD, 10));
        assertThat(moved.transform(B, FrameId.WORLD).apply(new Vector3d()).x).isEqualTo(11);
        assertThat(tree.transform(B, FrameId.WORLD).apply(new Vector3d()).x).isEqualTo(2);
        assertThat(moved.placements()).extracting(Placement::frame).containsExactly(A, B);
    }

    @Test
    void circlesStrangersAndTheRootAreRefused() {
        FrameTree tree = FrameTree.ROOT.with(shift(A, FrameId.WORLD, 1)).with(shift(B, A, 1));
        assertThatThrownBy(() -> tree.with(shift(A, B, 1))).hasMessageContaining("circle");
        assertThatThrownBy(() -> tree.with(shift(A, A, 1))).hasMessageContaining("circle");
        assertThatThrownBy(() -> tree.with(shift(C, new FrameId("x"), 1)))
                .hasMessageContaining("'x'")
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> tree.with(shift(FrameId.WORLD, A, 1))).hasMessageContaining("root");
        assertThatThrownBy(() -> tree.transform(C, A)).hasMessageContaining("'c'");
        assertThatThrownBy(() -> tree.transform(A, C)).hasMessageContaining("'c'");
    }

    @Test
    void onlyALeafCanBeRemoved() {
        FrameTree tree = FrameTree.ROOT.with(shift(A, FrameId.WORLD, 1)).with(shift(B, A, 1));
        assertThatThrownBy(() -> tree.without(A)).hasMessageContaining("still holds 'b'");
        assertThatThrownBy(() -> tree.without(C)).hasMessageContaining("'c'");
        assertThatThrownBy(() -> FrameTree.ROOT.without(FrameId.WORLD)).hasMessageContaining("root");
        assertThat(tree.without(B).without(A)).isEqualTo(FrameTree.ROOT);
    }

    @Test
    void aPlacementIsRigidOrASimilarity() {
        assertThatThrownBy(() -> place(new Affine3(A, FrameId.WORLD, new Matrix4x3d().scale(-1, 1, 1)), null))
                .hasMessageContaining("mirror");
        assertThatThrownBy(() -> place(new Affine3(A, FrameId.WORLD, new Matrix4x3d().scale(1, 1, 1.001)), null))
                .hasMessageContaining("unequally");
        assertThatThrownBy(() -> place(new Affine3(A, FrameId.WORLD, new Matrix4x3d().m10(0.01)), null))
                .hasMessageContaining("shears");
        Affine3 ab = Affine3.identity(A, B);
        assertThatThrownBy(() -> new Placement(A, FrameId.WORLD, ab, null, Provenance.of("", "", Instant.EPOCH)))
                .hasMessageContaining("a -> b");
        Placement small = place(A, FrameId.WORLD, new Quaterniond().rotationXYZ(1, 2, 3), new Vector3d(5), 1e-6);
        assertThat(small.scale()).isCloseTo(1e-6, org.assertj.core.api.Assertions.within(1e-18));
    }

    /** Half a nanometre voxels, 1.5 mm away, through three rotated frames and back: what single precision cannot do. */
    @Test
    void fineVoxelsFarFromTheOriginComeBackWithinAMillionthOfAVoxel() {
        FrameTree tree = FrameTree.ROOT
                .with(place(
                        A, FrameId.WORLD, new Quaterniond().rotationXYZ(0.3, -1.1, 2), new Vector3d(900, -700, 300), 1))
                .with(place(B, A, new Quaterniond().rotationXYZ(-2, 0.4, 0.9), new Vector3d(400, 300, -200), 1))
                .with(place(C, B, new Quaterniond().rotationXYZ(1, 1, -0.2), new Vector3d(250, 150, 120), 1));
        VoxelGrid grid =
                VoxelGrid.of(C, new Size3(2000, 2000, 500), new Vector3d(0.00054), new Vector3d(0.3, -0.2, 0.1));
        Affine3 up = grid.indexToFrame().then(tree.transform(C, FrameId.WORLD));
        assertThat(up.apply(new Vector3d()).length()).isBetween(1000.0, 2000.0);
        Affine3 down = tree.transform(FrameId.WORLD, C).then(grid.indexToFrame().inverse());
        for (Vector3d index : grid.indexBounds().corners()) {
            assertThat(down.apply(up.apply(index)).distance(index)).isLessThan(1e-6);
        }
        Locus there = tree.locate(Locus.exact(C, grid.indexToFrame().apply(new Vector3d(1999, 1, 3))), FrameId.WORLD);
        Locus back = tree.locate(Locus.exact(FrameId.WORLD, there.pointUm()), C);
        assertThat(grid.indexToFrame().inverse().apply(back.pointUm()).distance(1999, 1, 3))
                .isLessThan(1e-6);
    }

    @Test
    void anErrorThatNobodyStatedMakesTheAnswerIncomplete() {
        PoseCovariance sure = PoseCovariance.ofStandardDeviations(new Vector3d(), 0, 0.5);
        FrameTree tree = FrameTree.ROOT
                .with(place(Affine3.identity(A, FrameId.WORLD), sure))
                .with(shift(B, A, 1));
        Locus a = tree.locate(Locus.exact(A, new Vector3d()), FrameId.WORLD);
        assertThat(a.complete()).isTrue();
        assertThat(a.rmsErrorUm()).isCloseTo(0.5 * Math.sqrt(3), org.assertj.core.api.Assertions.within(1e-15));
        assertThat(tree.locate(Locus.exact(B, new Vector3d()), FrameId.WORLD).complete())
                .isFalse();
        assertThat(tree.locate(Locus.exact(B, new Vector3d()), B)).isEqualTo(Locus.exact(B, new Vector3d()));
    }

    @Test
    void aFrameNeedsAName() {
        assertThatThrownBy(() -> new FrameId(" ")).isInstanceOf(SextantException.class);
    }
}
