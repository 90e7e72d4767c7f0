// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Volume;
import org.sextant.volume.pyramid.Factor3;
import org.sextant.world.grid.Size3;

/**
 * One resolution of a volume as it is cut into bricks: a level of the file, or an average of its coarsest level that is
 * made while loading. Voxel i of factor F covers voxels F·i … F·i + F − 1 of the finest level, so the bricks of all levels
 * nest. A brick keeps {@value #APRON} more voxels on each side: enough for interpolation and gradients of all points of the
 * voxels it covers, also where it stands in for a finer one, whose points lie up to half a voxel outside of its own. That
 * is (68/64)³ = 1.2 times the memory.
 *
 * <pre>
 *   finest   0 1 2 3 4 5 6 7 ...        brick b of a level of factor F:
 *   F = 2    [0 ][1 ][2 ][3 ]           finest voxels  EDGE·F·b … EDGE·F·(b + 1) − 1
 * </pre>
 *
 * @param level of the file
 * @param reduced how many of that level's voxels are averaged into one
 * @param fromFinest how many of the finest voxels one covers
 * @param scale,shift finest index = scale · index + shift
 */
record PageLevel(int level, Factor3 reduced, Factor3 fromFinest, Size3 size, Vector3dc scale, Vector3dc shift) {
    /** Voxels that a brick covers along each axis. */
    static final int EDGE = 64;

    static final int APRON = 2;
    /** Levels of a file may be placed by rounded factors: so far, in voxels, points may lie from their brick. */
    private static final double DRIFT = 1;

    /** All levels, finest first, down to one of a single brick; empty if the file's first level is not in place. */
    static Optional<List<PageLevel>> of(Volume volume) {
        List<PageLevel> list = new ArrayList<>();
        for (int i = 0; i < volume.levels().size(); i++) {
            Optional<PageLevel> next = ofFile(volume, i, list);
            if (next.isEmpty() && i == 0) {
                return Optional.empty();
            }
            next.ifPresent(list::add);
        }
        PageLevel last = list.get(list.size() - 1);
        Factor3 f = Factor3.ONE;
        while (last.size().x() > EDGE || last.size().y() > EDGE || last.size().z() > EDGE) {
            f = f.times(halved(last));
            last = averaged(volume, list.get(list.size() - 1).level(), f, list);
            list.add(last);
        }
        return Optional.of(List.copyOf(list));
    }

    /** A level of the file, if it is a whole number of the finest voxels and its bricks nest with those before. */
    private static Optional<PageLevel> ofFile(Volume volume, int number, List<PageLevel> before) {
        Level level = volume.levels().get(number);
        Matrix4x3dc m = level.levelToBase();
        Vector3d scale = new Vector3d(m.m00(), m.m11(), m.m22());
        Vector3d shift = new Vector3d(m.m30(), m.m31(), m.m32());
        Matrix4x3d straight = new Matrix4x3d().translation(shift).scale(scale);
        if (!(scale.x > 0 && scale.y > 0 && scale.z > 0) || !straight.equals(m, 1e-9 * scale.length())) {
            return Optional.empty();
        }
        Factor3 f = new Factor3(
                Math.max(1, Math.round(scale.x)), Math.max(1, Math.round(scale.y)), Math.max(1, Math.round(scale.z)));
        for (int axis = 0; axis < 3; axis++) {
            long finest = volume.size().get(axis);
            long factor = f.get(axis);
            double first = (0 - shift.get(axis)) / scale.get(axis) - (1 - factor) / (2.0 * factor);
            double last = (finest - 1 - shift.get(axis)) / scale.get(axis) - (finest - 1 - (factor - 1) / 2.0) / factor;
            boolean nests = before.isEmpty()
                    || factor % before.get(before.size() - 1).fromFinest().get(axis) == 0;
            if (!nests
                    || Math.abs(first) > DRIFT
                    || Math.abs(last) > DRIFT
                    || Math.abs(level.size().get(axis) - (finest - 1) / factor - 1) > DRIFT) {
                return Optional.empty();
            }
        }
        return Optional.of(new PageLevel(number, Factor3.ONE, f, level.size(), scale, shift));
    }

    /** Two for the axis with the smallest voxels, and for those that are hardly larger. */
    private static Factor3 halved(PageLevel last) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            if (last.size().get(axis) > 1) {
                smallest = Math.min(smallest, last.scale().get(axis));
            }
        }
        long[] f = new long[3];
        for (int axis = 0; axis < 3; axis++) {
            f[axis] = last.size().get(axis) > 1 && last.scale().get(axis) < 1.5 * smallest ? 2 : 1;
        }
        return new Factor3(f[0], f[1], f[2]);
    }

    private static PageLevel averaged(Volume volume, int number, Factor3 f, List<PageLevel> before) {
        PageLevel file = before.stream()
                .filter(l -> l.level() == number && l.reduced().equals(Factor3.ONE))
                .findFirst()
                .orElseThrow();
        Vector3d by = new Vector3d(f.x(), f.y(), f.z());
        Vector3d shift =
                new Vector3d(by).sub(1, 1, 1).mul(0.5).mul(file.scale()).add(file.shift());
        return new PageLevel(
                number,
                f,
                file.fromFinest().times(f),
                volume.levels().get(number).size().dividedBy(f.x(), f.y(), f.z()),
                by.mul(file.scale()),
                shift);
    }

    /** Number of bricks along an axis. */
    int bricks(int axis) {
        return Math.toIntExact((size.get(axis) - 1) / EDGE + 1);
    }

    double bricks() {
        return (double) bricks(0) * bricks(1) * bricks(2);
    }

    /** Mean edge of a voxel in finest voxels. */
    double edge() {
        return Math.cbrt((double) fromFinest.x() * fromFinest.y() * fromFinest.z());
    }

    /** First voxel that a brick keeps. */
    long first(BrickId id, int axis) {
        return Math.max(0, (long) id.get(axis) * EDGE - APRON);
    }

    /** What to load for a brick. */
    LoadPlan plan(BrickId id) {
        return new LoadPlan(
                level,
                Math.toIntExact(reduced.x()),
                Math.toIntExact(reduced.y()),
                Math.toIntExact(reduced.z()),
                first(id, 0),
                first(id, 1),
                first(id, 2),
                extent(id, 0),
                extent(id, 1),
                extent(id, 2));
    }

    private int extent(BrickId id, int axis) {
        return (int) (Math.min(size.get(axis), (id.get(axis) + 1L) * EDGE + APRON) - first(id, axis));
    }

    /** The whole level. */
    LoadPlan whole() {
        return new LoadPlan(
                level,
                Math.toIntExact(reduced.x()),
                Math.toIntExact(reduced.y()),
                Math.toIntExact(reduced.z()),
                0,
                0,
                0,
                Math.toIntExact(size.x()),
                Math.toIntExact(size.y()),
                Math.toIntExact(size.z()));
    }
}
