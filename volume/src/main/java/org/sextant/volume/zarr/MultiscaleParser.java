// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.zarr.Axes.Axis;
import org.sextant.volume.zarr.Multiscale.Resolution;
import org.sextant.world.error.DataException;

/** Parser of one entry of {@code multiscales}: OME-NGFF 0.1 to 0.6. */
final class MultiscaleParser {
    private static final int MAX_LEVELS = 64;

    private final StoreFolder folder;
    private final Json entry;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Axes> systems = new LinkedHashMap<>();

    private MultiscaleParser(StoreFolder folder, Json entry) {
        this.folder = folder;
        this.entry = entry;
    }

    /**
     * @param wantedSystem coordinate system of OME-NGFF 0.6 to place the voxels in; null for the one that the file's own
     *     transformations of the whole image lead to
     * @param wantedPath which resolutions to open, by their path
     */
    static Multiscale parse(
            StoreFolder folder, Json entry, @Nullable String wantedSystem, Predicate<String> wantedPath) {
        return new MultiscaleParser(folder, entry).parse(wantedSystem, wantedPath);
    }

    private Multiscale parse(@Nullable String wantedSystem, Predicate<String> wantedPath) {
        List<Json> datasets = entry.at("datasets").list();
        if (datasets.isEmpty() || datasets.size() > MAX_LEVELS) {
            throw entry.at("datasets")
                    .problem("lists " + datasets.size() + " resolutions; 1 to " + MAX_LEVELS + " can be read");
        }
        ZarrArray first = array(datasets.get(0));
        coordinateSystems();
        String intrinsic = systems.isEmpty() ? "" : output(datasets.get(0));
        Axes axes = systems.isEmpty() ? axes(first.metadata().rank()) : system(intrinsic, datasets.get(0));
        Chain chain = systems.isEmpty() ? plainChain(axes) : systemChain(intrinsic, axes, wantedSystem);
        Json turned = folder.attributes().at(StoreMetadata.SEXTANT).at(StoreMetadata.INDEX_TO_FRAME);
        if (!turned.isMissing()) {
            chain = turnedChain(turned, stated(datasets.get(0), axes, 0), axes);
        }
        List<Resolution> resolutions = new ArrayList<>();
        for (int i = 0; i < datasets.size(); i++) {
            Json d = datasets.get(i);
            ZarrArray array = i == 0 ? first : array(d);
            checkAlike(d, first.metadata(), array.metadata(), axes);
            String path = d.at("path").text();
            NdAffine toIntrinsic = d.has("coordinateTransformations")
                    ? stated(d, axes, i)
                    : concluded(first.metadata(), array.metadata(), path);
            if (wantedPath.test(path)) {
                resolutions.add(new Resolution(path, array, toIntrinsic.then(chain.map)));
            }
        }
        return new Multiscale(folder, entry.file(), axes, chain.axes, chain.name, resolutions, List.copyOf(notes));
    }

    private record Chain(NdAffine map, Axes axes, String name) {}

    private ZarrArray array(Json dataset) {
        Json path = dataset.at("path");
        StoreFolder at = folder.child(path, path.text());
        if (!at.isZarr()) {
            throw path.problem("there is no array '" + path.text() + "' in the store", "Copy the store again");
        }
        return ZarrArray.open(at);
    }

    private static void checkAlike(Json d, ArrayMetadata first, ArrayMetadata m, Axes axes) {
        if (m.rank() != axes.rank()) {
            throw d.problem("its array has " + m.rank() + " axes, the image " + axes.rank() + " " + axes);
        }
        if (m.type() != first.type()) {
            throw d.problem("its values are of type " + m.type().label() + ", those of the first resolution "
                    + first.type().label());
        }
    }

    // ---- axes

    private void coordinateSystems() {
        for (Json s : entry.at("coordinateSystems").list()) {
            systems.put(s.at("name").text(), Axes.of(axes(s.at("axes")), s.at("axes")));
        }
    }

    private static List<Axis> axes(Json list) {
        List<Axis> all = new ArrayList<>();
        for (Json a : list.list()) {
            all.add(
                    a.node().isTextual()
                            ? new Axis(a.text(), "", "")
                            : new Axis(a.at("name").text(), a.text("type", ""), a.text("unit", "")));
        }
        return all;
    }

    /** Axes of OME-NGFF 0.3 to 0.5; before 0.3 they are always t, c, z, y, x. */
    private Axes axes(int rank) {
        return entry.has("axes")
                ? Axes.of(axes(entry.at("axes")), entry.at("axes"))
                : Axes.ofArray(List.of(), rank, entry);
    }

    private Axes system(String name, Json where) {
        Axes axes = systems.get(name);
        if (axes == null) {
            throw where.problem("names the coordinate system '" + name + "'; there are " + systems.keySet());
        }
        return axes;
    }

    // ---- transformations

    /** A reference to a coordinate system: its name, or an object with it. */
    private static Json reference(Json transformation, String end) {
        Json r = transformation.at(end);
        return r.node().isObject() ? r.at("name") : r;
    }

    private static String output(Json dataset) {
        List<Json> list = dataset.at("coordinateTransformations").list();
        if (list.isEmpty()) {
            throw dataset.problem("no coordinate transformation leads to a coordinate system");
        }
        return reference(list.get(list.size() - 1), "output").text();
    }

    private NdAffine stated(Json dataset, Axes axes, int level) {
        List<Json> list = dataset.at("coordinateTransformations").list();
        NdAffine a = Transformations.sequence(list, axes.names());
        if (a.outputs() != axes.rank()) {
            throw dataset.at("coordinateTransformations")
                    .problem("lead to " + a.outputs() + " coordinates, the image has " + axes.rank() + " axes");
        }
        if (level > 0 && !dataset.node().toString().contains("\"translation\"")) {
            notes.add(
                    "level " + level + " (" + dataset.at("path").text() + ") states a scale but no translation: taken "
                            + "as it is, the centres of the first voxels of all levels coincide");
        }
        return a;
    }

    /** Before OME-NGFF 0.4 no scale is stated: it follows from the sizes, voxels joined by whole factors. */
    private NdAffine concluded(ArrayMetadata first, ArrayMetadata m, String path) {
        double[] factor = new double[m.rank()];
        double[] shift = new double[m.rank()];
        for (int a = 0; a < factor.length; a++) {
            factor[a] = Math.max(1, Math.rint((double) first.shape()[a] / m.shape()[a]));
            shift[a] = (factor[a] - 1) / 2;
        }
        notes.add("level " + path + " states no scale: factors " + java.util.Arrays.toString(factor)
                + " concluded from the sizes");
        return NdAffine.scale(factor).then(NdAffine.translation(shift));
    }

    private Chain plainChain(Axes axes) {
        Json list = entry.at("coordinateTransformations");
        NdAffine map = Transformations.sequence(list.list(), axes.names());
        if (map.outputs() != axes.rank()) {
            throw list.problem("lead to " + map.outputs() + " coordinates, the image has " + axes.rank() + " axes");
        }
        return new Chain(map, axes, "");
    }

    /**
     * Voxels that are turned against the axes: the finest level lies where this program's own attribute says, µm, and the
     * other levels keep their place in its voxels.
     *
     * @param finest map of the finest level, scale and translation only
     */
    private static Chain turnedChain(Json turned, NdAffine finest, Axes axes) {
        double[] column = turned.numbers();
        if (column.length != 12 || axes.z() != 0 || axes.y() != 1 || axes.x() != 2) {
            throw turned.wrong("12 numbers for an image of axes z, y, x");
        }
        double[][] back = new double[3][4];
        double[][] map = new double[3][4];
        for (int r = 0; r < 3; r++) {
            back[r][r] = 1 / finest.rows()[r][r];
            back[r][3] = -finest.rows()[r][3] / finest.rows()[r][r];
            for (int c = 0; c < 3; c++) {
                map[r][c] = column[3 * (2 - c) + 2 - r];
            }
            map[r][3] = column[9 + 2 - r];
        }
        return new Chain(new NdAffine(back).then(new NdAffine(map)), axes, "");
    }

    /** Follows the image's own transformations from the intrinsic system to the wanted one, or as far as they go. */
    private Chain systemChain(String intrinsic, Axes axes, @Nullable String wanted) {
        Chain chain = new Chain(NdAffine.identity(axes.rank()), axes, intrinsic);
        List<Json> left = new ArrayList<>(entry.at("coordinateTransformations").list());
        left.removeIf(t -> t.at("output").has("path") || t.at("input").has("path"));
        Set<String> good = wanted == null ? Set.of() : leadingTo(wanted, left);
        while (!chain.name.equals(wanted)) {
            String here = chain.name;
            Json next = left.stream()
                    .filter(t -> reference(t, "input").text().equals(here))
                    .filter(t -> wanted == null
                            || good.contains(reference(t, "output").text()))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                break;
            }
            left.remove(next);
            String name = reference(next, "output").text();
            Axes to = system(name, next);
            NdAffine step = Transformations.parse(next, chain.axes.names(), to.names());
            if (step.outputs() != to.rank()) {
                throw next.problem(
                        "gives " + step.outputs() + " coordinates for the " + to.rank() + " axes of '" + name + "'");
            }
            chain = new Chain(chain.map.then(step), to, name);
        }
        if (wanted != null && !chain.name.equals(wanted)) {
            throw new DataException(
                    entry.file(),
                    entry.place(),
                    "no transformation leads from '" + intrinsic + "' to the coordinate system '" + wanted + "'",
                    "Choose one of " + systems.keySet());
        }
        return chain;
    }

    /** Systems from which a step or several lead to the wanted one, itself included. */
    private static Set<String> leadingTo(String wanted, List<Json> steps) {
        Set<String> good = new HashSet<>(Set.of(wanted));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Json t : steps) {
                grown |= good.contains(reference(t, "output").text())
                        && good.add(reference(t, "input").text());
            }
        }
        return good;
    }
}
