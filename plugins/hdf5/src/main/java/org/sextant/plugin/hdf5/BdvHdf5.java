// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.joml.Matrix4x3dc;
import org.sextant.plugin.hdf5.file.Hdf5Dataset;
import org.sextant.plugin.hdf5.file.Hdf5Group;
import org.sextant.plugin.hdf5.file.Hdf5Value;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.VoxelGrid;

/**
 * The HDF5 side of BigDataViewer (Pietzsch et al., Nature Methods 12 (2015) 481): {@code sNN/resolutions} gives the factors
 * of each level along x, y, z, {@code tTTTTT/sNN/L/cells} the voxels [z, y, x]. Setups are the data sets, {@code t} groups
 * the time points. A level is made of averaged voxels, so that it is shifted by (f−1)/2. 16-bit voxels are stored as
 * signed but mean unsigned numbers.
 */
final class BdvHdf5 {
    private static final Pattern SETUP = Pattern.compile("s\\d{2,9}");
    private static final Pattern TIME = Pattern.compile("t\\d{5,9}");
    private static final int MOST_LEVELS = 64;

    private final Path path;
    private final Hdf5Group root;
    private final List<String> setups;
    private final List<String> times;

    /** @param path for messages: the XML file if that was opened */
    BdvHdf5(Path path, Hdf5Group root) {
        this.path = path;
        this.root = root;
        List<String> names = root.names();
        this.setups =
                names.stream().filter(n -> SETUP.matcher(n).matches()).sorted().toList();
        this.times =
                names.stream().filter(n -> TIME.matcher(n).matches()).sorted().toList();
    }

    static boolean fits(Hdf5Group root) {
        return root.names().stream()
                .anyMatch(n -> SETUP.matcher(n).matches()
                        && root.dataset(n + "/resolutions").isPresent());
    }

    /** Whether metadata is looked for at a path: not in the groups of voxels, of which there may be thousands. */
    static boolean isDescription(String path) {
        return !TIME.matcher(path.contains("/") ? path.substring(0, path.indexOf('/')) : path)
                .matches();
    }

    /** The setup that the user names as {@code s00}, as its number or by its name in the XML; the first if none. */
    String setup(OpenOptions options, List<String> namesInXml) {
        if (setups.isEmpty() || times.isEmpty()) {
            throw wrong("/", "it holds no setup (sNN) or no time point (tTTTTT)");
        }
        String wanted = options.setting(OpenOptions.DATASET).orElse(setups.get(0));
        return setups.stream()
                .filter(s -> s.equals(wanted)
                        || wanted.matches("\\d{1,9}") && number(s) == Integer.parseInt(wanted)
                        || number(s) < namesInXml.size()
                                && namesInXml.get(number(s)).equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong("setup " + wanted, "it is not in the file; choose one of " + setups));
    }

    /** The time point's group that the user names by its place in the list. */
    String time(OpenOptions options) {
        int index = options.number(OpenOptions.TIME, 0);
        if (index >= times.size()) {
            throw wrong("time points", "there is no time " + index + ", it has " + times.size());
        }
        return times.get(index);
    }

    static int number(String group) {
        return Integer.parseInt(group.substring(1));
    }

    /** Levels, type, data sets and times of one setup at one time point. */
    BlockVolume.Builder volume(String setup, String time, OpenOptions options) {
        double[] factors = resolutions(setup);
        BlockVolume.Builder volume = null;
        for (int level = 0; level < factors.length / 3; level++) {
            DatasetVoxels voxels = level(time + "/" + setup + "/" + level + "/cells");
            if (volume == null) {
                String source = setups.size() > 1 ? path + "#" + setup : path.toString();
                volume = BlockVolume.builder(source, "HDF5", voxels.type(), options.cache());
            }
            volume.level(voxels.layout(), toBase(factors, level, options), voxels);
        }
        if (volume == null) {
            throw wrong(setup + "/resolutions", "it lists no level");
        }
        return volume.datasets(setups.size() < 2 ? List.of() : setups).times(times.size());
    }

    private DatasetVoxels level(String cells) {
        Hdf5Dataset data = root.dataset(cells).orElseThrow(() -> wrong(cells, "it is missing"));
        DatasetVoxels voxels = DatasetVoxels.of(data);
        return voxels.type() == ValueType.I16 ? voxels.as(ValueType.U16) : voxels;
    }

    private double[] resolutions(String setup) {
        String place = setup + "/resolutions";
        double[] factors = root.dataset(place)
                .flatMap(Hdf5Dataset::value)
                .map(Hdf5Value::numbers)
                .orElseThrow(() -> wrong(place, "it is missing"));
        if (factors.length == 0 || factors.length % 3 != 0 || factors.length > 3 * MOST_LEVELS) {
            throw wrong(place, "it has " + factors.length + " values instead of three for each level");
        }
        for (double f : factors) {
            if (!(f >= 1 && f <= 1 << 20)) {
                throw wrong(place, "it has the factor " + f);
            }
        }
        return factors;
    }

    private static Matrix4x3dc toBase(double[] f, int level, OpenOptions options) {
        int at = 3 * level;
        return VoxelGrid.levelToBase(options.frame().index(), f[at] / f[0], f[at + 1] / f[1], f[at + 2] / f[2])
                .matrix();
    }

    private DataException wrong(String place, String problem) {
        return new DataException(
                path.toString(), "BigDataViewer " + place, problem, "The file is damaged or incomplete");
    }
}
