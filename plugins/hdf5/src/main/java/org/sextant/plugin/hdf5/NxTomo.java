// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.hdf5.file.Hdf5Dataset;
import org.sextant.plugin.hdf5.file.Hdf5Group;
import org.sextant.plugin.hdf5.file.Hdf5Value;
import org.sextant.volume.data.Metadata;
import org.sextant.world.error.DataException;
import org.sextant.world.length.LengthUnit;

/**
 * NXtomo (NeXus application definition): frames [frame, y, x] with an {@code image_key} that tells projections (0), flats
 * (1) and darks (2) apart, beside them or in the detector's group; {@code rotation_angle} gives each frame's angle.
 *
 * <p>Data sets: the frames' path for all of them; with {@code #projections}, {@code #flats} or {@code #darks} behind it
 * for those of one kind.
 */
final class NxTomo {
    /** At the place of their image_key. */
    private static final List<String> KINDS = List.of("projections", "flats", "darks");

    private final Hdf5Group root;
    private final FileTree tree;
    private final Hdf5Dataset frames;
    private final long[] keys;

    private NxTomo(Hdf5Group root, FileTree tree, Hdf5Dataset frames, long[] keys) {
        this.root = root;
        this.tree = tree;
        this.frames = frames;
        this.keys = keys;
    }

    /** The first group that holds frames and their keys. */
    static Optional<NxTomo> find(Hdf5Group root, FileTree tree) {
        for (Hdf5Dataset key : tree.datasets()) {
            if (key.path().endsWith("/image_key") && key.dimensions().length == 1) {
                Optional<Hdf5Dataset> frames =
                        root.dataset(folder(key) + "/data").filter(d -> d.dimensions().length == 3);
                if (frames.isPresent()) {
                    return Optional.of(new NxTomo(root, tree, frames.get(), keys(key, frames.get())));
                }
            }
        }
        return Optional.empty();
    }

    private static long[] keys(Hdf5Dataset key, Hdf5Dataset frames) {
        Object value = key.value().map(Hdf5Value::value).orElse(new long[0]);
        long[] keys = value instanceof Long one ? new long[] {one} : value instanceof long[] many ? many : new long[0];
        if (keys.length != frames.dimensions()[0]) {
            throw new DataException(
                    key.file().path().toString(),
                    "data set " + key.path(),
                    "it has " + keys.length + " keys for " + frames.dimensions()[0] + " frames",
                    "The file is damaged or the scan was interrupted");
        }
        return keys;
    }

    private static String folder(Hdf5Dataset d) {
        int slash = d.path().lastIndexOf('/');
        return slash < 0 ? "" : d.path().substring(0, slash);
    }

    /** The name of the data set that opens if none is asked for: all frames. */
    String main() {
        return frames.path();
    }

    Optional<Selection> select(String wanted) {
        if (wanted.equals(main())) {
            return Optional.of(Selection.of(main(), DatasetVoxels.of(frames), angles(null), said(), names()));
        }
        int hash = wanted.indexOf('#');
        Integer kind =
                hash < 0 || !wanted.substring(0, hash).equals(main()) ? -1 : KINDS.indexOf(wanted.substring(hash + 1));
        if (kind < 0) {
            return Optional.empty();
        }
        int[] planes =
                IntStream.range(0, keys.length).filter(i -> keys[i] == kind).toArray();
        if (planes.length == 0) {
            throw new DataException(
                    frames.file().path().toString(),
                    "data set " + wanted,
                    "no frame has the image_key " + kind,
                    "Choose one of " + names());
        }
        ChosenPlanes chosen = new ChosenPlanes(DatasetVoxels.of(frames), planes);
        return Optional.of(new Selection(
                wanted, chosen.all().type(), chosen.layout(), chosen, angles(planes), said(), names(), 1, 1));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(main()));
        KINDS.stream()
                .filter(k -> Arrays.stream(keys).anyMatch(key -> key == KINDS.indexOf(k)))
                .forEach(k -> names.add(main() + "#" + k));
        tree.images().stream()
                .filter(d -> !d.isSame(frames))
                .map(Hdf5Dataset::path)
                .forEach(names::add);
        return names;
    }

    /** In the frames' own group, else anywhere in the same entry. */
    private double @Nullable [] angles(int @Nullable [] planes) {
        String entry = main().contains("/") ? main().substring(0, main().indexOf('/') + 1) : "";
        Optional<double[]> all = root.dataset(folder(frames) + "/rotation_angle")
                .or(() -> tree.datasets().stream()
                        .filter(d -> d.path().startsWith(entry) && d.path().endsWith("/rotation_angle"))
                        .findFirst())
                .flatMap(d -> Angles.deg(d, ""))
                .filter(a -> a.length == keys.length);
        if (all.isEmpty() || planes == null) {
            return all.orElse(null);
        }
        return Arrays.stream(planes).mapToDouble(i -> all.get()[i]).toArray();
    }

    /** The pixel sizes in um, where the detector states them with a unit of length. */
    private Metadata said() {
        Metadata.Builder said = Metadata.builder();
        if (angles(null) == null) {
            tree.datasets().stream()
                    .filter(d -> d.path().endsWith("/rotation_angle"))
                    .findFirst()
                    .ifPresent(d -> said.text(
                            "anglesIgnored",
                            d.path() + " (" + d.description() + ", unit '" + FileTree.unit(d)
                                    + "') does not give an angle for each of " + keys.length + " frames"));
        }
        for (String axis : List.of("x", "y")) {
            tree.datasets().stream()
                    .filter(d -> d.path().endsWith("/" + axis + "_pixel_size"))
                    .findFirst()
                    .ifPresent(d -> LengthUnit.of(FileTree.unit(d))
                            .ifPresent(unit -> d.value()
                                    .ifPresent(v -> said.number(
                                            "pixelSize" + (axis.equals("x") ? "X" : "Y"),
                                            v.numbers()[0] * unit.micrometres(),
                                            "um"))));
        }
        return said.build();
    }
}
