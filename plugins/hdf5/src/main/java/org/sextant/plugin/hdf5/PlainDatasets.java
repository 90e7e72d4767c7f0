// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.util.List;
import java.util.stream.Collectors;
import org.sextant.plugin.hdf5.file.Hdf5Dataset;
import org.sextant.plugin.hdf5.file.Hdf5Group;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;

/**
 * Any numeric data set by its path. Two axes are y, x; three z, y, x; four time, z, y, x; five time, channel, z, y, x.
 */
final class PlainDatasets {
    private PlainDatasets() {}

    /**
     * The data set that the user names, or the only one.
     *
     * @throws DataException listing all if there are several and none is named
     */
    static Selection select(Hdf5Group root, FileTree tree, OpenOptions options) {
        List<Hdf5Dataset> images = tree.images();
        String file = root.file().path().toString();
        String wanted = options.setting(OpenOptions.DATASET).orElse("");
        if (wanted.isEmpty() && images.size() != 1) {
            throw new DataException(
                    file,
                    "data sets",
                    images.isEmpty()
                            ? "it holds no numeric data set of two or more axes"
                            : "it holds several: " + listed(images),
                    images.isEmpty()
                            ? ""
                            : "Choose one with --dataset, for example --dataset "
                                    + images.get(0).path());
        }
        Hdf5Dataset d = wanted.isEmpty()
                ? images.get(0)
                : root.dataset(wanted)
                        .orElseThrow(() -> new DataException(
                                file,
                                "data set " + wanted,
                                "it is not in the file",
                                "Choose one of " + listed(images)));
        return of(d, images, options);
    }

    private static String listed(List<Hdf5Dataset> images) {
        return images.stream().map(d -> d.path() + " (" + d.description() + ")").collect(Collectors.joining(", "));
    }

    private static Selection of(Hdf5Dataset d, List<Hdf5Dataset> images, OpenOptions options) {
        long[] n = d.dimensions();
        if (n.length > 5) {
            throw new DataException(
                    d.file().path().toString(),
                    "data set " + d.path(),
                    "it has " + n.length + " axes (" + d.description()
                            + "); up to five are known: time, channel, z, y, x",
                    "Choose another one with --dataset");
        }
        long times = n.length > 3 ? n[0] : 1;
        long channels = n.length == 5 ? n[1] : 1;
        long time = index(d, options, OpenOptions.TIME, times);
        long channel = index(d, options, OpenOptions.CHANNEL, channels);
        long[] leading = n.length == 5 ? new long[] {time, channel} : n.length == 4 ? new long[] {time} : new long[0];
        DatasetVoxels v = DatasetVoxels.of(d, leading);
        List<String> names = images.size() < 2
                ? List.of()
                : images.stream().map(Hdf5Dataset::path).toList();
        return new Selection(
                d.path(), v.type(), v.layout(), v, null, Metadata.NONE, names, (int) channels, (int) times);
    }

    private static long index(Hdf5Dataset d, OpenOptions options, String setting, long count) {
        int index = options.number(setting, 0);
        if (index >= count || count > Integer.MAX_VALUE) {
            throw new DataException(
                    d.file().path().toString(),
                    "data set " + d.path(),
                    "there is no " + setting + " " + index + ", it has " + count,
                    "Count from 0");
        }
        return index;
    }
}
