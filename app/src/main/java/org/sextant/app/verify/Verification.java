// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.truth.Truth;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.scene.World;

/** Compares all that a project holds with the truth: poses, volumes, labels, tables and quantities. */
public record Verification(Path project, World world, Truth truth, VolumeOpener opener) {
    /** All comparisons that can be made, in a fixed order. */
    public List<Check> run(WorkContext work) {
        List<Check> checks = new ArrayList<>(new PoseChecks(world, truth).all());
        LabelledSample sample = truth.kind().make(truth.seed());
        checks.addAll(new VolumeChecks(world, truth, sample, opener).all(work));
        checks.addAll(new LabelChecks(world, truth, sample, opener).all(work));
        checks.addAll(new NumberChecks(project, truth).all());
        return checks;
    }
}
