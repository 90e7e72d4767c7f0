// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sextant.plugin.hdf5.file.Hdf5Dataset;
import org.sextant.plugin.hdf5.file.Hdf5Group;
import org.sextant.plugin.hdf5.file.Hdf5Node;
import org.sextant.plugin.hdf5.file.Hdf5Value;
import org.sextant.volume.data.Metadata;
import org.sextant.world.error.DataException;

/**
 * Everything a file holds: its data sets, and as metadata every attribute ({@code path@name}), every short data set (by
 * its path, with the unit of its {@code units} attribute) and the shapes of the long ones.
 */
final class FileTree {
    private static final int MOST_OBJECTS = 5000;
    private static final int DEEPEST = 32;

    private final List<Hdf5Dataset> datasets = new ArrayList<>();
    private final Metadata.Builder fields = Metadata.builder();
    private final Set<String> visited = new HashSet<>();
    private final Predicate<String> wanted;
    private int objects;

    private FileTree(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** @param wanted which paths to look at */
    static FileTree of(Hdf5Group root, Predicate<String> wanted) {
        FileTree tree = new FileTree(wanted);
        tree.walk(root, 0);
        if (tree.objects >= MOST_OBJECTS) {
            tree.fields.text("…", "objects after the first " + MOST_OBJECTS + " are not listed");
        }
        return tree;
    }

    Metadata metadata() {
        return fields.build();
    }

    /** Data sets of numbers of any shape. */
    List<Hdf5Dataset> datasets() {
        return datasets;
    }

    /** Data sets of two or more axes, each once although several paths may lead to it. */
    List<Hdf5Dataset> images() {
        List<Hdf5Dataset> found = new ArrayList<>();
        for (Hdf5Dataset d : datasets) {
            if (d.dimensions().length >= 2 && found.stream().noneMatch(d::isSame)) {
                found.add(d);
            }
        }
        return found;
    }

    private void walk(Hdf5Group group, int depth) {
        if (depth > DEEPEST || !visited.add(group.identity())) {
            return;
        }
        List<String> names;
        try {
            attributes(group);
            names = group.names();
        } catch (DataException e) {
            if (depth == 0) {
                throw e;
            }
            fields.text(group.path(), String.valueOf(e.getMessage()));
            return;
        }
        for (String name : names) {
            String path = group.path().isEmpty() ? name : group.path() + "/" + name;
            if (wanted.test(path) && ++objects < MOST_OBJECTS) {
                member(group, name, path, depth);
            }
        }
    }

    private void member(Hdf5Group group, String name, String path, int depth) {
        try {
            Optional<Hdf5Node> node = group.find(name);
            if (node.isEmpty()) {
                fields.text(path, group.isLink(name) ? "a link that leads nowhere" : "a named data type");
            } else if (node.get() instanceof Hdf5Group g) {
                walk(g, depth + 1);
            } else if (node.get() instanceof Hdf5Dataset d) {
                dataset(d);
            }
        } catch (DataException e) {
            fields.text(path, String.valueOf(e.getMessage()));
        }
    }

    private void dataset(Hdf5Dataset d) {
        Optional<Hdf5Value> value = d.dimensions().length > 2 ? Optional.empty() : d.value();
        if (value.isPresent()) {
            Hdf5Value v = new Hdf5Value(d.path(), value.get().value());
            add(v.field("", unit(d)));
        } else {
            fields.text(d.path(), d.description());
        }
        if (d.element().isPresent()) {
            datasets.add(d);
        }
        attributes(d);
    }

    private void attributes(Hdf5Node node) {
        node.attributes().forEach(a -> add(a.field(node.path() + "@", "")));
    }

    private void add(Metadata.Field f) {
        if (f.value() instanceof String s) {
            fields.text(f.name(), s);
        } else if (f.value() instanceof Long n) {
            fields.number(f.name(), n, f.unit());
        } else if (f.value() instanceof Double n) {
            fields.number(f.name(), n, f.unit());
        } else if (f.value() instanceof long[] n) {
            fields.numbers(f.name(), n, f.unit());
        } else if (f.value() instanceof double[] n) {
            fields.numbers(f.name(), n, f.unit());
        }
    }

    /** The {@code units} attribute (NeXus, Data Exchange) or {@code unit}. */
    static String unit(Hdf5Dataset d) {
        return d.text("units").or(() -> d.text("unit")).orElse("");
    }
}
