// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.twin.instrument.Instruments;
import org.sextant.twin.instrument.TwinSize;
import org.sextant.twin.sample.SilicaPillar;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.VoxelGrid;

class TwinTest {
    private static final SilicaPillar PILLAR = new SilicaPillar(1);

    /** Every corner of a scan's volume lies inside the next coarser scan's cylinder, through the true poses. */
    @ParameterizedTest
    @EnumSource(TwinSize.class)
    void eachVolumeLiesInsideTheOneBefore(TwinSize size) {
        List<ScanPlan> plans = Twin.silica(PILLAR, Instruments.silica(size, 180), 4);
        for (int i = 1; i < plans.size(); i++) {
            ScanPlan fine = plans.get(i);
            ScanPlan coarse = plans.get(i - 1);
            VoxelGrid grid = Scan.grid(fine.instrument());
            Box3 bounds = grid.boundsUm();
            double radius = coarse.instrument().sampling().innerRadiusUm();
            for (Vector3d corner : bounds.corners()) {
                // The circle of the field of view touches the sides of the box; its corners hold nothing.
                Vector3d onRim = new Vector3d(corner).mul(Math.sqrt(0.5), Math.sqrt(0.5), 1);
                Vector3d p = fine.stageToSample()
                        .then(coarse.stageToSample().inverse())
                        .apply(onRim);
                assertThat(Math.hypot(p.x, p.y)).as(fine.instrument().name()).isLessThan(radius);
                assertThat(Math.abs(p.z)).as(fine.instrument().name()).isLessThan(radius);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TwinSize.class)
    void theSameSeedGivesTheSamePlans(TwinSize size) {
        List<ScanPlan> once = Twin.silica(PILLAR, Instruments.silica(size, 180), 4);
        assertThat(Twin.silica(PILLAR, Instruments.silica(size, 180), 4)).isEqualTo(once);
        List<ScanPlan> other = Twin.silica(PILLAR, Instruments.silica(size, 180), 5);
        for (int i = 0; i < once.size(); i++) {
            assertThat(other.get(i).stageToSample()).isNotEqualTo(once.get(i).stageToSample());
            assertThat(other.get(i).orbit()).isNotEqualTo(once.get(i).orbit());
            assertThat(other.get(i).seed()).isNotEqualTo(once.get(i).seed());
        }
    }
}
