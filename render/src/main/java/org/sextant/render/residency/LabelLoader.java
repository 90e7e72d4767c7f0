// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;

/**
 * Reads the object numbers that a {@link LoadPlan} names. Labels are never averaged: where the plan joins voxels, the one in
 * their middle stands for them, and coarser levels are used only if the file says that they hold labels.
 */
final class LabelLoader {
    /** Ways to make a pyramid, as files name them, that keep labels whole. */
    private static final Set<String> WHOLE = Set.of("mode", "nearest", "subsample", "majority", "labels");

    private final Level level;
    private final LoadPlan plan;
    private final LabelField field;

    private LabelLoader(Volume volume, LoadPlan plan) {
        this.level = volume.levels().get(plan.level());
        this.plan = plan;
        this.field = LabelField.allocate(level.type(), plan.nx(), plan.ny(), plan.nz());
    }

    /** The levels whose values are labels, finest first. */
    static List<Level> levels(Volume volume) {
        boolean whole = volume.metadata().fields().stream().anyMatch(LabelLoader::saysLabels);
        return whole ? volume.levels() : volume.levels().subList(0, 1);
    }

    private static boolean saysLabels(Metadata.Field f) {
        return f.name().contains("image-label")
                || f.name().endsWith("multiscales[0].type") && f.value() instanceof String s && WHOLE.contains(s);
    }

    /** Does something for each number below a count, in any order. */
    @FunctionalInterface
    interface ForEach {
        void run(long count, LongConsumer action);

        /** One after the other. @param check throws when the work is not wanted any more */
        static ForEach inTurn(Runnable check) {
            return (count, action) -> {
                for (long i = 0; i < count; i++) {
                    check.run();
                    action.accept(i);
                }
            };
        }
    }

    /** @throws DataException if the volume does not hold integers */
    static LabelField load(Volume volume, LoadPlan plan, ForEach loop) {
        if (!volume.type().isInteger()) {
            throw new DataException(
                    volume.source(),
                    "values",
                    "are " + volume.type().label() + ", but object numbers are integers",
                    "Convert it with --type u16 or u32, or add it as a volume instead of labels");
        }
        LabelLoader loader = new LabelLoader(volume, plan);
        LabelRanks[] found = loader.read(loop);
        loader.rank(found, loop);
        return loader.field;
    }

    /** Puts numbers into all voxels, counted for each plane by itself. */
    private LabelRanks[] read(ForEach loop) {
        LabelRanks[] found = new LabelRanks[plan.nz()];
        int depth = Math.max(1, level.layout().bz() / plan.fz());
        loop.run((plan.nz() - 1) / depth + 1, i -> {
            for (int z = (int) i * depth; z < Math.min(plan.nz(), ((int) i + 1) * depth); z++) {
                found[z] = plane(z);
            }
        });
        return found;
    }

    private LabelRanks plane(int z) {
        LabelRanks ranks = new LabelRanks();
        int fx = plan.fx();
        long sourceZ = source(plan.z() + z, plan.fz(), level.size().z());
        long x0 = plan.x() * fx;
        int width = (int) Math.min((long) plan.nx() * fx, level.size().x() - x0);
        ValueType type = level.type();
        int rows = fx == 1 && plan.fy() == 1 ? Math.max(1, Math.min(plan.ny(), (1 << 22) / width)) : 1;
        for (int y = 0; y < plan.ny(); y += rows) {
            int n = Math.min(rows, plan.ny() - y);
            long sourceY = source(plan.y() + y, plan.fy(), level.size().y());
            Object values = level.read(new Region(x0, sourceY, sourceZ, width, n, 1));
            for (int j = 0; j < n; j++) {
                for (int x = 0; x < plan.nx(); x++) {
                    int at = (int) (source(plan.x() + x, fx, level.size().x()) - x0) + width * j;
                    field.put(x, y + j, z, ranks.add((long) type.get(values, at)));
                }
            }
        }
        return ranks;
    }

    /** The voxel in the middle of those that are joined. */
    private static long source(long index, int f, long size) {
        return Math.min(index * f + f / 2, size - 1);
    }

    /** Replaces the numbers of each plane by ranks among all labels. */
    private void rank(LabelRanks[] found, ForEach loop) {
        LabelRanks all = new LabelRanks();
        all.add(0);
        for (LabelRanks r : found) {
            for (long label : r.labels()) {
                all.add(label);
            }
        }
        long[] labels = all.labels();
        long[] objects = Arrays.copyOfRange(labels, 1, labels.length);
        Arrays.sort(objects);
        long[] byRank = new long[labels.length];
        System.arraycopy(objects, 0, byRank, 1, objects.length);
        int[][] maps = new int[found.length][];
        for (int z = 0; z < found.length; z++) {
            maps[z] = Arrays.stream(found[z].labels())
                    .mapToInt(l -> l == 0 ? 0 : 1 + Arrays.binarySearch(objects, l))
                    .toArray();
        }
        loop.run(plan.nz(), i -> {
            int z = (int) i;
            for (int y = 0; y < plan.ny(); y++) {
                for (int x = 0; x < plan.nx(); x++) {
                    field.put(x, y, z, maps[z][field.rank(x, y, z)]);
                }
            }
        });
        field.finish(byRank);
    }
}
