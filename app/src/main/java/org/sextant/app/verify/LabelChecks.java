// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joml.Vector3d;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.Truth;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.World;

/**
 * Label volumes in the frame of a scan of the truth against the objects of the sample, on a lattice of at most
 * {@value #POINTS} voxels. A label and an object match if they share more than half of their union. Nine of ten objects that lie
 * wholly in the field of view and hold {@value #FEWEST} points must be matched; one of ten labels may match nothing; the
 * diameters of the matched must agree within 3 % on average.
 */
record LabelChecks(World world, Truth truth, LabelledSample sample, VolumeOpener opener) {
    private static final long POINTS = 3_000_000;
    private static final int FEWEST = 27;
    private static final double MATCH = 0.5;
    private static final double LEAST = 0.9;
    private static final double ESD_SHARE = 0.03;

    /** Points of each label, of each object, and of both together. */
    private record Overlap(Map<Long, Integer> labels, Map<Integer, Integer> objects, Map<Pair, Integer> both) {}

    private record Pair(long label, int object) {}

    List<Check> all(WorkContext work) {
        List<Check> checks = new ArrayList<>();
        for (LabelNode node : world.labels()) {
            String frame = node.grid().frame().name();
            truth.scan(frame).ifPresent(scan -> compare(node, scan, overlap(node, scan, work), checks));
        }
        return checks;
    }

    private Overlap overlap(LabelNode node, ScannedField scan, WorkContext work) {
        Overlap o = new Overlap(new HashMap<>(), new HashMap<>(), new HashMap<>());
        try (Volume v = opener.open(node.source(), new FrameId(scan.name()))) {
            int step = (int) Math.max(1, Math.ceil(Math.cbrt(v.size().voxels() / (double) POINTS)));
            for (long z = step / 2; z < v.size().z(); z += step) {
                work.checkCancelled("verifying labels");
                for (long y = step / 2; y < v.size().y(); y += step) {
                    for (long x = step / 2; x < v.size().x(); x += step) {
                        Vector3d p = scan.stageToSample()
                                .apply(node.grid().indexToFrame().apply(new Vector3d(x, y, z)));
                        long label = (long) v.finest().value(x, y, z);
                        int object = sample.labelAt(p.x, p.y, p.z);
                        o.labels.merge(label, 1, Integer::sum);
                        o.objects.merge(object, 1, Integer::sum);
                        o.both.merge(new Pair(label, object), 1, Integer::sum);
                    }
                }
            }
        }
        return o;
    }

    private void compare(LabelNode node, ScannedField scan, Overlap o, List<Check> checks) {
        Set<Integer> wanted = new HashSet<>();
        for (Truth.TrueObject t : truth.objects()) {
            if (t.whollyIn().contains(scan.name()) && o.objects.getOrDefault(t.label(), 0) >= FEWEST) {
                wanted.add(t.label());
            }
        }
        Set<Long> matchedLabels = new HashSet<>();
        int matched = 0;
        double ratios = 0;
        for (Map.Entry<Pair, Integer> e : o.both.entrySet()) {
            Pair p = e.getKey();
            int label = o.labels.getOrDefault(p.label, 0);
            int object = o.objects.getOrDefault(p.object, 0);
            boolean isMatch = p.label != 0 && p.object != 0 && e.getValue() > MATCH * (label + object - e.getValue());
            if (isMatch) {
                matchedLabels.add(p.label);
                if (wanted.contains(p.object)) {
                    matched++;
                    ratios += Math.cbrt(label / (double) object);
                }
            }
        }
        String name = "labels " + node.id().name();
        long labels = o.labels.keySet().stream().filter(l -> l != 0).count();
        if (!wanted.isEmpty()) {
            double share = matched / (double) wanted.size();
            checks.add(Check.atLeast(name + ", share of the objects found", LEAST, share));
        }
        if (labels > 0) {
            double share = matchedLabels.size() / (double) labels;
            checks.add(Check.atLeast(name + ", share of the labels that are objects", LEAST, share));
        }
        if (matched > 0) {
            checks.add(Check.of(name + ", diameters found / true", "", 1, ratios / matched, ESD_SHARE));
        }
    }
}
