// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BiPredicate;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/** Changes label volumes in place; all return how many objects are left. */
public record LabelEditing(WorkContext work) {
    /** In which order objects are numbered. */
    public enum Order {
        /** As they were numbered. */
        NUMBER,
        /** The largest first. */
        SIZE
    }

    /** Numbers 1, 2, … without gaps. */
    public int relabel(LabelVoxels labels, Order order) {
        List<Map.Entry<Integer, LabelTally.Entry>> all =
                new ArrayList<>(LabelTally.of(labels, work).entrySet());
        if (order == Order.SIZE) {
            all.sort(Comparator.comparing(e -> -e.getValue().voxels()));
        }
        Map<Integer, Integer> to = new HashMap<>();
        all.forEach(e -> to.put(e.getKey(), to.size() + 1));
        new LabelMap(to).apply(labels, work);
        return to.size();
    }

    /** Keeps objects of at least and at most so many voxels; their numbers stay. */
    public int keepSizes(LabelVoxels labels, long least, long most) {
        return keep(labels, (n, e) -> e.voxels() >= least && e.voxels() <= most);
    }

    /** Drops objects with a voxel in the image's outermost layer. */
    public int clearBorder(LabelVoxels labels) {
        return keep(labels, (n, e) -> !e.touching());
    }

    private int keep(LabelVoxels labels, BiPredicate<Integer, LabelTally.Entry> rule) {
        Map<Integer, Integer> to = new HashMap<>();
        LabelTally.of(labels, work).forEach((n, e) -> {
            if (rule.test(n, e)) {
                to.put(n, n);
            }
        });
        new LabelMap(to).apply(labels, work);
        return to.size();
    }

    /**
     * The objects of both: where the rule keeps a voxel, it has the first's number, else the second's raised by the first's
     * largest.
     *
     * @param a becomes the result
     */
    public int combine(LabelVoxels a, LabelVoxels b, SetRule rule) {
        SameSize.check("the label volumes", a.lattice(), b.lattice());
        int raise = LabelTally.of(a, work).keySet().stream().reduce(0, Math::max);
        int largest = LabelTally.of(b, work).keySet().stream().reduce(0, Math::max);
        if ((long) raise + largest > Integer.MAX_VALUE) {
            throw new SextantException("the largest labels, " + raise + " and " + largest
                    + ", add up to more than 2147483647; number them anew with: sextant label relabel");
        }
        work.forEach("combining labels", a.planes().length, z -> {
            int[] p = a.planes()[(int) z];
            int[] q = b.planes()[(int) z];
            for (int i = 0; i < p.length; i++) {
                p[i] = !rule.holds(p[i] != 0, q[i] != 0) ? 0 : p[i] != 0 ? p[i] : q[i] + raise;
            }
        });
        return LabelTally.of(a, work).size();
    }

    /** Keeps the outer layer of each object: voxels that are at most so far from the nearest voxel of another or of none. */
    public int shell(LabelVoxels labels, double depthUm, DistanceTransform transform) {
        SquaredDistance distance = transform.withinObjects(labels);
        int most = distance.metric().atMost(depthUm);
        work.forEach("shells", labels.planes().length, z -> {
            int[] plane = labels.planes()[(int) z];
            int[] squared = distance.planes()[(int) z];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = squared[i] <= most ? plane[i] : 0;
            }
        });
        return LabelTally.of(labels, work).size();
    }

    /**
     * Gives each region of 0 that does not reach the image's border and has voxels of one object only as its neighbours to
     * that object. Regions connect by faces.
     *
     * @return how many regions were filled
     */
    public int fillHoles(LabelVoxels labels) {
        RunLabels holes = new Components(Connectivity.FACES, work).of(labels.lattice(), z -> zeros(labels.planes()[z]));
        boolean[] touching = holes.touching();
        LabelVoxels numbers = holes.voxels(work);
        AtomicIntegerArray owner = new AtomicIntegerArray(holes.count() + 1);
        work.forEach("holes", labels.planes().length, z -> owners(labels, numbers, (int) z, owner));
        int filled = 0;
        for (int n = 1; n <= holes.count(); n++) {
            if (touching[n] || owner.get(n) < 0) {
                owner.set(n, 0);
            }
            filled += owner.get(n) > 0 ? 1 : 0;
        }
        work.forEach("holes", labels.planes().length, z -> {
            int[] plane = labels.planes()[(int) z];
            int[] hole = numbers.planes()[(int) z];
            for (int i = 0; i < plane.length; i++) {
                if (hole[i] != 0) {
                    plane[i] = owner.get(hole[i]);
                }
            }
        });
        return filled;
    }

    private static byte[] zeros(int[] plane) {
        byte[] out = new byte[plane.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (plane[i] == 0 ? 1 : 0);
        }
        return out;
    }

    private static void owners(LabelVoxels labels, LabelVoxels numbers, int z, AtomicIntegerArray owner) {
        Lattice l = labels.lattice();
        int nx = l.nx();
        int[] hole = numbers.planes()[z];
        int[] here = labels.planes()[z];
        for (int i = 0; i < hole.length; i++) {
            if (hole[i] != 0) {
                int x = i % nx;
                offer(owner, hole[i], x > 0 ? here[i - 1] : 0);
                offer(owner, hole[i], x + 1 < nx ? here[i + 1] : 0);
                offer(owner, hole[i], i >= nx ? here[i - nx] : 0);
                offer(owner, hole[i], i + nx < here.length ? here[i + nx] : 0);
                offer(owner, hole[i], z > 0 ? labels.planes()[z - 1][i] : 0);
                offer(owner, hole[i], z + 1 < l.nz() ? labels.planes()[z + 1][i] : 0);
            }
        }
    }

    /** The only neighbour, or −1 once there are two. */
    private static void offer(AtomicIntegerArray owner, int hole, int label) {
        if (label != 0 && owner.get(hole) != label) {
            owner.accumulateAndGet(hole, label, (known, offered) -> known == 0 || known == offered ? offered : -1);
        }
    }
}
