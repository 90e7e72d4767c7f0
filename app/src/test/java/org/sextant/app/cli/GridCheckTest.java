// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class GridCheckTest {
    private static final FrameId FRAME = new FrameId("scan");
    private static final Size3 SIZE = new Size3(100, 80, 60);

    private static VoxelGrid grid(double um, double originUm) {
        return VoxelGrid.of(FRAME, SIZE, new Vector3d(um), new Vector3d(originUm));
    }

    @Test
    void nothingIsSaidOfWhatIsKept() {
        assertThat(GridCheck.notices("F", grid(0.065, -4), grid(0.065, -4))).isEmpty();
        assertThat(GridCheck.notices("F", grid(0.065, -4), grid((float) 0.065, -4.00001f)))
                .as("single precision")
                .isEmpty();
    }

    @Test
    void eachThingLostIsNamed() {
        assertThat(GridCheck.notices("F", grid(0.065, -4), null))
                .singleElement()
                .asString()
                .contains("65 nm", "--voxel");
        assertThat(GridCheck.notices("F", grid(0.065, -4), grid(0.065, 0)))
                .singleElement()
                .asString()
                .contains("place of the first voxel", "-4 um");
        assertThat(GridCheck.notices("F", grid(0.065, 0), grid(0.066, 0)))
                .singleElement()
                .asString()
                .contains("voxel size", "66 nm");
    }

    @Test
    void directionsAreComparedAlsoWhereTheSpacingIsTheSame() {
        Affine3 turn = Affine3.rigid(FRAME, FRAME, new Quaterniond().rotateZ(Math.PI / 2), new Vector3d());
        VoxelGrid turned = new VoxelGrid(SIZE, grid(1, 0).indexToFrame().then(turn));
        assertThat(GridCheck.notices("F", turned, grid(1, 0)))
                .singleElement()
                .asString()
                .contains("directions", "(0.000, 1.000, 0.000)", "(1.000, 0.000, 0.000)");
    }
}
