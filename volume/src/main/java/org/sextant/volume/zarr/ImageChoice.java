// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.DataException;

/**
 * One image of a store, and the name to choose it by.
 *
 * @param entry its entry in {@code multiscales}; null for a plain array
 */
record ImageChoice(
        String name, StoreFolder folder, @Nullable Json entry) {
    /**
     * All images of a store: the entries of {@code multiscales} and the labels beside them; or those of the series of a
     * bioformats2raw layout; or, in a plain group, each image and array right below.
     */
    static List<ImageChoice> of(StoreFolder root) {
        if (root.isArray()) {
            return List.of(new ImageChoice("", root, null));
        }
        Json ome = root.ome();
        List<ImageChoice> all = multiscales(root, ome);
        if (!all.isEmpty()) {
            all.addAll(labels(root));
        } else if (ome.has("plate")) {
            throw ome.at("plate").problem("is a plate of many images", "Open one of them, for example --dataset A/1/0");
        } else {
            for (String child : children(root)) {
                StoreFolder folder = root.child(ome, child);
                if (folder.isArray()) {
                    all.add(new ImageChoice(child, folder, null));
                } else {
                    List<ImageChoice> below = multiscales(folder, folder.ome());
                    below.stream().findFirst().ifPresent(c -> all.add(new ImageChoice(child, folder, c.entry())));
                }
            }
        }
        if (all.isEmpty()) {
            throw new DataException(
                    root.toString(), "group", "holds neither an image nor an array", "Give the path of an image in it");
        }
        return all;
    }

    private static List<ImageChoice> multiscales(StoreFolder folder, Json ome) {
        List<Json> entries = ome.at("multiscales").list();
        List<String> names = entries.stream().map(e -> e.text("name", "")).toList();
        boolean unique = new HashSet<>(names).size() == names.size() && !names.contains("");
        List<ImageChoice> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            all.add(new ImageChoice(unique ? names.get(i) : Integer.toString(i), folder, entries.get(i)));
        }
        return all;
    }

    private static List<ImageChoice> labels(StoreFolder image) {
        StoreFolder group = new StoreFolder(image.path().resolve("labels"));
        List<ImageChoice> all = new ArrayList<>();
        if (group.isZarr() && !group.isArray()) {
            for (Json label : group.ome().at("labels").list()) {
                StoreFolder folder = group.child(label, label.text());
                if (folder.isZarr()) {
                    Json entry = folder.ome().at("multiscales").list().stream()
                            .findFirst()
                            .orElse(null);
                    all.add(new ImageChoice("labels/" + label.text(), folder, entry));
                }
            }
        }
        return all;
    }

    /** Series in their stated order, else folders, numbers by value. */
    private static List<String> children(StoreFolder root) {
        StoreFolder ome = new StoreFolder(root.path().resolve("OME"));
        if (ome.isZarr() && ome.ome().has("series")) {
            return ome.ome().at("series").list().stream().map(Json::text).toList();
        }
        return root.children().stream()
                .sorted(Comparator.comparingLong(
                                (String s) -> s.matches("\\d{1,18}") ? Long.parseLong(s) : Long.MAX_VALUE)
                        .thenComparing(s -> s))
                .toList();
    }
}
