// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.render.Exposure;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.render.residency.Residency;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Content;
import org.sextant.world.view.View;

/** Each volume is sampled in its own steps: a fine volume in a coarse one makes the coarse one no dearer. */
class StepCountTest {
    private static final int EDGE = 40;

    @Test
    void micrometresAndNanometresTogetherTakeNoMoreStepsThanEachAlone() {
        TestScene s = scene();
        // seen from where the fine one, 22 nm wide, fills the picture
        View v = TestScene.view(TestScene.frontal(new Vector3d(), 0.04));
        long both = steps(s, v);
        long coarse = steps(s, v.withContent(Content.ALL.withHidden(Set.of("fine"))));
        long fine = steps(s, v.withContent(Content.ALL.withHidden(Set.of("coarse"))));
        assertThat(coarse).isGreaterThan(1000);
        assertThat(fine).isGreaterThan(1000);
        assertThat((double) both).isLessThan(1.5 * (coarse + fine));
        // one step for all, that of the fine one, would take as many times more as its voxel is smaller
        assertThat((double) both).isLessThan(coarse * 1852.0 / 100);
    }

    /** Voxels of 1 µm and of 0.54 nm around the origin. */
    private static TestScene scene() {
        TestScene s = new TestScene();
        for (String name : new String[] {"coarse", "fine"}) {
            double voxel = name.equals("coarse") ? 1 : 0.00054;
            s.add(
                    name,
                    s.volume(name, new Size3(EDGE, EDGE, EDGE), ValueType.U8, new Vector3d(voxel), (x, y, z) -> x + y),
                    TestScene.uniform(TestScene.RED, 1e-6),
                    new Quaterniond(),
                    new Vector3d(-voxel * (EDGE - 1) / 2));
        }
        return s;
    }

    private static long steps(TestScene s, View view) {
        int size = 24;
        Residency residency = new Residency(s, 64 << 20);
        try (WorkContext work = new WorkContext(1, Progress.NONE)) {
            MarchScene scene = Exposure.of(s.world, view, FrameSpec.of(size, size), residency, work)
                    .scene();
            MarchScene.Tracer tracer = scene.tracer(0, 0, size, size);
            for (int i = 0; i < size * size; i++) {
                tracer.trace(i % size, i / size, Pass.FIRST, new double[4]);
            }
            return tracer.steps();
        }
    }
}
