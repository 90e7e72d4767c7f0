// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.hdf5.file.Hdf5Dataset;
import org.sextant.plugin.hdf5.file.Hdf5Group;
import org.sextant.volume.data.Metadata;

/**
 * Data Exchange (De Carlo et al., J. Synchrotron Rad. 21 (2014) 1224, doi:10.1107/S160057751401604X):
 * {@code exchange/data} holds projections [theta, row, column], {@code data_white} and {@code data_dark} the references,
 * {@code theta} the angles, in degrees unless its {@code units} say otherwise.
 */
final class DataExchange {
    static final String MAIN = "exchange/data";
    private static final List<String> REFERENCES = List.of("exchange/data_white", "exchange/data_dark");

    private DataExchange() {}

    static boolean fits(Hdf5Group root) {
        return root.dataset(MAIN).isPresent();
    }

    /** @param wanted a name that {@link #names} gives */
    static Optional<Selection> select(Hdf5Group root, FileTree tree, String wanted) {
        Optional<Hdf5Dataset> data = names(tree).contains(wanted) ? root.dataset(wanted) : Optional.empty();
        return data.filter(d -> d.dimensions().length <= 3)
                .map(d -> Selection.of(
                        wanted, DatasetVoxels.of(d), angles(root, d, wanted), said(root, d, wanted), names(tree)));
    }

    private static List<String> names(FileTree tree) {
        List<String> names = new ArrayList<>(List.of(MAIN));
        List<String> all = tree.images().stream().map(Hdf5Dataset::path).toList();
        REFERENCES.stream().filter(all::contains).forEach(names::add);
        all.stream().filter(n -> !names.contains(n)).forEach(names::add);
        return names;
    }

    /** Why there are no angles though the file has some. */
    private static Metadata said(Hdf5Group root, Hdf5Dataset data, String wanted) {
        if (!wanted.equals(MAIN) || angles(root, data, wanted) != null) {
            return Metadata.NONE;
        }
        return root.dataset("exchange/theta")
                .map(t -> Metadata.builder()
                        .text(
                                "anglesIgnored",
                                "exchange/theta (" + t.description() + ", unit '" + FileTree.unit(t)
                                        + "') does not give an angle for each of " + data.dimensions()[0] + " views")
                        .build())
                .orElse(Metadata.NONE);
    }

    private static double @Nullable [] angles(Hdf5Group root, Hdf5Dataset data, String wanted) {
        long views = data.dimensions()[0];
        return wanted.equals(MAIN)
                ? root.dataset("exchange/theta")
                        .flatMap(t -> Angles.deg(t, "degrees"))
                        .filter(a -> a.length == views)
                        .orElse(null)
                : null;
    }
}
