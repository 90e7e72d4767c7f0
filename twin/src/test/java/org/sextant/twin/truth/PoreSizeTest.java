// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** The pore sizes that Götz et al. measured, by exact local thickness. */
class PoreSizeTest {
    private static final LabelledSample SAMPLE = SampleKind.SILICA.make(1);

    private static TrueThickness thickness(int place, int n, double voxelUm) {
        FrameId stage = new FrameId("scan");
        Vector3dc at = SAMPLE.places().get(place).centreUm();
        VoxelGrid grid =
                VoxelGrid.of(stage, new Size3(n, n, n), new Vector3d(voxelUm), new Vector3d(-(n - 1) / 2.0 * voxelUm));
        ScannedField scan = new ScannedField(
                "scan",
                grid,
                Affine3.rigid(stage, Sample.FRAME, new Quaterniond(), at),
                Double.POSITIVE_INFINITY,
                List.of(),
                JsonNodeFactory.instance.objectNode());
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            return TrueThickness.of(SAMPLE, scan, work);
        }
    }

    /** In the large particle they found a mean of 5.2 µm and a mode of 4.3 µm. */
    @Test
    void macroporesOfTheChosenParticleAreAboutFiveMicrometresWide() {
        TrueThickness t = thickness(0, 84, 0.6);
        DiameterStatistics s = DiameterStatistics.of(t.pores(), t.voxelUm());
        assertThat(s.modeUm()).isBetween(4.0, 7.0);
        assertThat(s.meanUm()).isCloseTo(5.2, within(0.8));
    }

    /** They found a mode of 15.6 nm. */
    @Test
    void mesoporesAreAboutFifteenNanometresWide() {
        TrueThickness t = thickness(2, 96, 0.0027);
        DiameterStatistics s = DiameterStatistics.of(t.pores(), t.voxelUm());
        assertThat(s.modeUm()).isCloseTo(0.0156, within(0.002));
        assertThat(t.poreVoxels() / (double) (t.poreVoxels() + t.solidVoxels())).isCloseTo(0.316, within(0.02));
    }

    @Test
    void voxelsMuchFinerThanThePoresAreJoinedAndNarrowFieldsHaveNoThickness() {
        TrueThickness fine = thickness(0, 192, 0.065);
        assertThat(fine.voxelUm()).isCloseTo(0.39, within(1e-9));
        assertThat(fine.grid().size()).isEqualTo(new Size3(32, 32, 32));
        assertThat(thickness(0, 64, 0.065).pores()).isNull();
    }
}
