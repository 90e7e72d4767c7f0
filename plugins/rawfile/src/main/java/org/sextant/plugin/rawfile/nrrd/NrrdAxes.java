// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sextant.plugin.rawfile.AxisSizes;
import org.sextant.plugin.rawfile.HeaderField;
import org.sextant.plugin.rawfile.Strides;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * What the axes of a NRRD file mean: two or three lie in space, at most one counts channels and one time points. Told by
 * {@code kinds}, else by {@code none} among the space directions or NaN among the spacings.
 *
 * @param sizes of all axes, fastest first
 * @param space numbers of the spatial axes, fastest first: x, y and perhaps z
 * @param channel number of the channel axis, or −1
 * @param time number of the time axis, or −1
 */
record NrrdAxes(String file, long[] sizes, List<Integer> space, int channel, int time) {
    private enum Role {
        SPACE,
        CHANNEL,
        TIME,
        UNKNOWN
    }

    /** The library that defines the format holds no more axes. */
    private static final int MAX_DIMENSION = 16;

    static NrrdAxes of(NrrdHeader header, NrrdSpace space) {
        int n = header.needed("dimension").whole(1, MAX_DIMENSION);
        HeaderField sizesField = header.needed("sizes");
        long[] sizes = sizesField.sizes(n);
        List<Role> roles = roles(header, space, n);
        List<Integer> spatial = new ArrayList<>();
        int channel = -1;
        int time = -1;
        for (int i = 0; i < n; i++) {
            switch (roles.get(i)) {
                case SPACE -> spatial.add(i);
                case CHANNEL -> channel = onlyOne(sizesField, channel, i, "channels");
                case TIME -> time = onlyOne(sizesField, time, i, "time points");
                case UNKNOWN ->
                    throw new DataException(
                            header.path().toString(),
                            "header field 'dimension'",
                            "it has " + n + " axes and does not say which of them lie in space",
                            "Add a line to the header such as 'kinds: domain domain domain list'");
            }
        }
        if (spatial.size() < 2 || spatial.size() > 3) {
            throw sizesField.wrong(
                    "has " + spatial.size() + " axes in space; 2 or 3 can be shown",
                    "Cut it into volumes, or correct the field 'kinds'");
        }
        return new NrrdAxes(header.path().toString(), sizes, spatial, channel, time);
    }

    private static int onlyOne(HeaderField sizes, int before, int now, String what) {
        if (before >= 0) {
            throw sizes.wrong("has two axes of " + what, "Cut it into volumes of one such axis");
        }
        return now;
    }

    private static List<Role> roles(NrrdHeader header, NrrdSpace space, int n) {
        Optional<HeaderField> kinds = header.field("kinds");
        String[] names = kinds.map(HeaderField::words).orElse(new String[0]);
        if (kinds.isPresent() && names.length != n) {
            throw kinds.get().wrong("has " + names.length + " kinds for " + n + " axes");
        }
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Role role = i < names.length ? ofKind(names[i]) : Role.UNKNOWN;
            Optional<Boolean> placed = space.isSpatial(i);
            if (placed.isPresent() && role != Role.TIME && (space.hasDirections() || role == Role.UNKNOWN)) {
                role = placed.get() ? Role.SPACE : Role.CHANNEL;
            }
            roles.add(role == Role.UNKNOWN && n <= 3 ? Role.SPACE : role);
        }
        return roles;
    }

    private static Role ofKind(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "domain", "space" -> Role.SPACE;
            case "time" -> Role.TIME;
            case "???", "none" -> Role.UNKNOWN;
            default -> Role.CHANNEL;
        };
    }

    Size3 size() {
        return new Size3(sizes[space.get(0)], sizes[space.get(1)], space.size() == 3 ? sizes[space.get(2)] : 1);
    }

    int channels() {
        return all().count(channel);
    }

    int times() {
        return all().count(time);
    }

    /** Number of all values. @throws DataException past 2⁶⁰ */
    long values() {
        return all().values();
    }

    /** Strides of the channel and time point that the user chose. */
    Strides strides(OpenOptions options) {
        AxisSizes all = all();
        long first = all.chosen(options, OpenOptions.CHANNEL, channel) + all.chosen(options, OpenOptions.TIME, time);
        long z = space.size() == 3 ? all.stride(space.get(2)) : values();
        return new Strides(first, all.stride(space.get(0)), all.stride(space.get(1)), z);
    }

    private AxisSizes all() {
        return new AxisSizes(file, "sizes", sizes);
    }
}
