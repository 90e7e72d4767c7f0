// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.verify;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.SeededNumbers;
import org.sextant.twin.sample.VoxelProbe;
import org.sextant.twin.sample.VoxelShape;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.ScannedVolume;
import org.sextant.twin.truth.Truth;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;

/**
 * Volumes of the project that bear the name of one in the truth, at {@value #POINTS} random voxels, against the sample seen
 * there through a box of the voxel's and the blur's joint variance.
 *
 * <p>The correlation must reach 0.6 of what white noise leaves, σ/√(σ² + noise²): phase contrast, unsharpness and artefacts may
 * take the rest. The mean must agree within a twentieth of the material that shows most and four standard errors of so many
 * points.
 */
record VolumeChecks(World world, Truth truth, LabelledSample sample, VolumeOpener opener) {
    private static final int POINTS = 4096;
    private static final double CORRELATION_SHARE = 0.6;
    private static final double MEAN_SHARE = 0.05;
    /** Standard errors of a mean over the points that chance may take. */
    private static final double SIGMAS = 4;

    List<Check> all(WorkContext work) {
        List<Check> checks = new ArrayList<>();
        for (VolumeNode node : world.volumes()) {
            for (ScannedField scan : truth.scans()) {
                for (ScannedVolume v : scan.volumes()) {
                    if (v.name().equals(node.id().name())
                            && v.perMaterial().size() == sample.materials().size()) {
                        work.checkCancelled("verifying volumes");
                        add(node, scan, v, checks);
                    }
                }
            }
        }
        return checks;
    }

    private void add(VolumeNode node, ScannedField scan, ScannedVolume exact, List<Check> checks) {
        double[] found = new double[POINTS];
        double[] expected = new double[POINTS];
        int n = 0;
        SeededNumbers random = new SeededNumbers(truth.seed(), 77);
        double edge = Math.sqrt(Math.pow(node.grid().spacingUm().x, 2) + 12 * exact.blurUm() * exact.blurUm());
        VoxelProbe probe = sample.probe(VoxelShape.cube(edge));
        double[] fractions = new double[sample.materials().size()];
        try (Volume v = opener.open(node.source(), new FrameId(node.frame().name()))) {
            for (int i = 0; i < POINTS; i++) {
                long x = (long) (random.unit(3L * i) * v.size().x());
                long y = (long) (random.unit(3L * i + 1) * v.size().y());
                long z = (long) (random.unit(3L * i + 2) * v.size().z());
                Vector3d inStage = node.grid().indexToFrame().apply(new Vector3d(x, y, z));
                if (Math.hypot(inStage.x, inStage.y) < scan.cutRadiusUm() - edge) {
                    Vector3d p = scan.stageToSample()
                            .between(node.frame(), scan.stageToSample().to())
                            .apply(inStage);
                    probe.fractions(p.x, p.y, p.z, fractions);
                    found[n] = v.scale().physical(v.finest().value(x, y, z));
                    expected[n++] = dot(fractions, exact.perMaterial());
                }
            }
        }
        compare(node.id().name(), exact, found, expected, n, checks);
    }

    private static double dot(double[] fractions, List<Double> values) {
        double sum = 0;
        for (int m = 0; m < fractions.length; m++) {
            sum += fractions[m] * values.get(m);
        }
        return sum;
    }

    private static void compare(
            String name, ScannedVolume exact, double[] found, double[] expected, int n, List<Check> checks) {
        double f = 0;
        double e = 0;
        for (int i = 0; i < n; i++) {
            f += found[i] / n;
            e += expected[i] / n;
        }
        double ff = 0;
        double ee = 0;
        double fe = 0;
        double apart = 0;
        for (int i = 0; i < n; i++) {
            ff += (found[i] - f) * (found[i] - f) / n;
            ee += (expected[i] - e) * (expected[i] - e) / n;
            fe += (found[i] - f) * (expected[i] - e) / n;
            apart += Math.pow(found[i] - f - (expected[i] - e), 2) / n;
        }
        double most = exact.perMaterial().stream().mapToDouble(Math::abs).max().orElse(0);
        double chance = SIGMAS * Math.sqrt(apart / n);
        checks.add(Check.of(name + ", mean of " + exact.quantity(), exact.unit(), e, f, MEAN_SHARE * most + chance));
        if (ee > 0) {
            double least = CORRELATION_SHARE * Math.sqrt(ee / (ee + exact.noiseSd() * exact.noiseSd()));
            checks.add(Check.atLeast(name + ", correlation with the sample", least, fe / Math.sqrt(ff * ee)));
        }
    }
}
