// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.verify;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.Truth;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.scene.World;

/**
 * Poses of the scans relative to the coarsest that the project holds: where the sample as a whole lies in the project's world
 * is free.
 *
 * <p>The error of a pose is that of the farthest corner of the scan's field of view; one voxel of the next coarser scan passes.
 * The error that the project states for the middle of the field is compared, too: the true one may be three times as large
 * (a distance in three dimensions passes three standard deviations of its root mean square in less than 1 of 1000 cases). A
 * pose whose stated error exceeds half the width of the reference's field of view is unknown.
 */
record PoseChecks(World world, Truth truth) {
    private static final double MOST_SIGMAS = 3;

    List<Check> all() {
        List<ScannedField> there = truth.scans().stream()
                .filter(s -> world.frames().contains(new FrameId(s.name())))
                .toList();
        List<Check> checks = new ArrayList<>();
        for (int i = 1; i < there.size(); i++) {
            ScannedField next = truth.scans().get(truth.scans().indexOf(there.get(i)) - 1);
            add(there.get(0), there.get(i), next.grid().spacingUm().x, checks);
        }
        return checks;
    }

    private void add(ScannedField reference, ScannedField scan, double toleranceUm, List<Check> checks) {
        FrameId from = new FrameId(scan.name());
        FrameId to = new FrameId(reference.name());
        String what = "pose of " + scan.name() + " in " + reference.name();
        Vector3d middle = scan.grid().boundsUm().centreUm();
        Locus stated = world.locate(middle, from, to);
        double widthUm = reference.grid().boundsUm().extentUm().x;
        if (stated.rmsErrorUm() > widthUm / 2) {
            checks.add(Check.unknown(what + ", farthest corner", "um", toleranceUm));
            return;
        }
        Affine3 found = world.frames().transform(from, to);
        Affine3 exact = scan.stageToSample().then(reference.stageToSample().inverse());
        double worst = 0;
        for (Vector3d corner : scan.grid().boundsUm().corners()) {
            worst = Math.max(worst, found.apply(corner).distance(exact.apply(corner)));
        }
        checks.add(Check.of(what + ", farthest corner", "um", 0, worst, toleranceUm));
        if (stated.complete() && stated.rmsErrorUm() > 0) {
            double sigmas = found.apply(middle).distance(exact.apply(middle)) / stated.rmsErrorUm();
            checks.add(Check.of(what + ", error of its middle / stated error", "", 0, sigmas, MOST_SIGMAS));
        }
    }
}
