// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.SampleObject;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Box3;

/**
 * One object that a scan sees.
 *
 * @param porosity share of its volume that is pore, those of nanometres left out; 1 for a bubble
 * @param closedShare share of its pores that are closed
 * @param scans names of the scans in whose field of view it lies wholly
 */
record ObjectTruth(SampleObject object, double porosity, double closedShare, List<String> scans) {
    /** Points along each edge of an object's bounding cube: about 17,000 of 32³ lie inside, porosity is good to 0.004. */
    private static final int POINTS = 32;

    private static final int FEWER_POINTS = 20;
    private static final int MANY_OBJECTS = 2000;

    /** Those that touch the field of view of any scan, in the order of their labels. */
    static List<ObjectTruth> of(LabelledSample sample, List<ScannedField> scans, WorkContext work) {
        List<SampleObject> seen = sample.objects().stream()
                .filter(o -> scans.stream().anyMatch(s -> distance(s, o.centreUm()) < o.boundingRadiusUm()))
                .toList();
        int n = seen.size() > MANY_OBJECTS ? FEWER_POINTS : POINTS;
        List<ObjectTruth> truths = new ArrayList<>();
        work.forEach("measuring objects", seen.size(), i -> {
            SampleObject o = seen.get((int) i);
            int[] counts = count(sample, o, n);
            double pores = counts[1] + counts[2];
            boolean isBubble = o.kind().equals("bubble");
            ObjectTruth t = new ObjectTruth(
                    o,
                    isBubble ? 1 : pores / Math.max(1, counts[0] + pores),
                    isBubble ? 1 : pores == 0 ? 0 : counts[2] / pores,
                    scans.stream()
                            .filter(s -> -distance(s, o.centreUm()) > o.boundingRadiusUm())
                            .map(ScannedField::name)
                            .toList());
            synchronized (truths) {
                truths.add(t);
            }
        });
        truths.sort(Comparator.comparingInt(t -> t.object.label()));
        return truths;
    }

    /** Wall, pore and closed pore by points in the bounding cube. */
    private static int[] count(LabelledSample sample, SampleObject o, int n) {
        int[] counts = new int[3];
        double r = o.boundingRadiusUm();
        for (int i = 0; i < n * n * n; i++) {
            double x = o.centreUm().x() + r * ((i % n + 0.5) * 2 / n - 1);
            double y = o.centreUm().y() + r * ((i / n % n + 0.5) * 2 / n - 1);
            double z = o.centreUm().z() + r * ((i / n / n + 0.5) * 2 / n - 1);
            if (sample.labelAt(x, y, z) == o.label()) {
                counts[sample.partAt(x, y, z).ordinal() - 1]++;
            }
        }
        return counts;
    }

    /** From a point of the sample to a scan's field of view, µm; negative inside. */
    private static double distance(ScannedField scan, Vector3dc inSample) {
        Affine3 toStage = scan.stageToSample().inverse();
        Vector3d p = toStage.apply(inSample);
        Box3 box = scan.grid().boundsUm();
        Vector3d half = box.extentUm().mul(0.5);
        Vector3d q = p.sub(box.centreUm()).absolute().sub(half);
        double inside = Math.min(0, Math.max(q.x, Math.max(q.y, q.z)));
        return inside + new Vector3d(Math.max(0, q.x), Math.max(0, q.y), Math.max(0, q.z)).length();
    }
}
