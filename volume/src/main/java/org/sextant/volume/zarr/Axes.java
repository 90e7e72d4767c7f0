// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sextant.world.length.LengthUnit;

/**
 * The axes of an array or of a coordinate system, slowest first, and which of them are x, y, z, channel and time; −1 for
 * one that is not there.
 */
record Axes(List<Axis> all, int x, int y, int z, int channel, int time) {
    /** One axis as the metadata describe it; empty texts for what they do not say. */
    record Axis(String name, String type, String unit) {
        /** Length unit of a space axis; empty if none is stated or it is no length, such as "pixel". */
        Optional<LengthUnit> lengthUnit() {
            return LengthUnit.of(unit);
        }
    }

    /** @throws org.sextant.world.error.DataException if the axes cannot be those of a volume */
    static Axes of(List<Axis> all, Json where) {
        List<Integer> space = new ArrayList<>();
        int channel = -1;
        int time = -1;
        int other = -1;
        for (int i = 0; i < all.size(); i++) {
            switch (kind(all.get(i))) {
                case "space" -> space.add(i);
                case "time" -> time = once(time, i, "time", where);
                case "channel" -> channel = once(channel, i, "channel", where);
                default -> other = once(other, i, "further", where);
            }
        }
        if (channel < 0) {
            channel = other;
        } else if (other >= 0) {
            throw where.problem("the axis '" + all.get(other).name() + "' is neither space, channel nor time");
        }
        if (space.isEmpty() || space.size() > 3) {
            throw where.problem("there are " + space.size() + " axes of space; a volume has 2 or 3");
        }
        int[] xyz = roles(all, space);
        return new Axes(List.copyOf(all), xyz[0], xyz[1], xyz[2], channel, time);
    }

    private static int once(int before, int now, String what, Json where) {
        if (before >= 0) {
            throw where.problem("there is more than one " + what + " axis");
        }
        return now;
    }

    private static String kind(Axis a) {
        if (!a.type().isEmpty()) {
            return a.type();
        }
        return switch (a.name().toLowerCase(Locale.ROOT)) {
            case "x", "y", "z" -> "space";
            case "t", "time" -> "time";
            case "c", "channel" -> "channel";
            default -> "";
        };
    }

    /** By name if all are called x, y or z; else by place: the last is x. */
    private static int[] roles(List<Axis> all, List<Integer> space) {
        int[] xyz = {-1, -1, -1};
        Set<String> names = new HashSet<>();
        space.forEach(i -> names.add(all.get(i).name().toLowerCase(Locale.ROOT)));
        boolean named = names.size() == space.size() && Set.of("x", "y", "z").containsAll(names);
        for (int k = 0; k < space.size(); k++) {
            int axis = space.get(space.size() - 1 - k);
            int role = named ? "xyz".indexOf(all.get(axis).name().toLowerCase(Locale.ROOT)) : k;
            xyz[role] = axis;
        }
        return xyz;
    }

    /** Axes of a plain array: by its own names if they make sense, else t, c, z, y, x from the end. */
    static Axes ofArray(List<String> names, int rank, Json where) {
        String usual = "tczyx";
        Set<String> known = Set.of("t", "time", "c", "channel", "z", "y", "x");
        List<Axis> axes = new ArrayList<>();
        boolean named = names.size() == rank
                && new HashSet<>(names).size() == rank
                && names.stream().allMatch(n -> known.contains(n.toLowerCase(Locale.ROOT)));
        if (!named && rank > usual.length()) {
            throw where.problem("the array has " + rank + " axes; up to 5 (t, c, z, y, x) can be read");
        }
        for (int i = 0; i < rank; i++) {
            axes.add(new Axis(
                    named ? names.get(i) : usual.substring(usual.length() - rank + i, usual.length() - rank + i + 1),
                    "",
                    ""));
        }
        return of(axes, where);
    }

    List<String> names() {
        return all.stream().map(Axis::name).toList();
    }

    int rank() {
        return all.size();
    }

    /** Axis of direction 0 → x, 1 → y, 2 → z. */
    int space(int direction) {
        return direction == 0 ? x : direction == 1 ? y : z;
    }

    /** Micrometres in a unit of each direction x, y, z; null if an axis is not there or has no unit of length. */
    double @Nullable [] micrometres() {
        double[] um = new double[3];
        for (int d = 0; d < 3; d++) {
            Optional<LengthUnit> unit =
                    space(d) < 0 ? Optional.empty() : all.get(space(d)).lengthUnit();
            if (unit.isEmpty()) {
                return null;
            }
            um[d] = unit.get().micrometres();
        }
        return um;
    }

    @Override
    public String toString() {
        return Arrays.toString(names().toArray());
    }
}
