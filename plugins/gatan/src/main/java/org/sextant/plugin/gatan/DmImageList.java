// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;

/** The images of a file without its thumbnails, and the choice among them. */
final class DmImageList {
    private static final String PREFIX = "ImageList/";
    private static final int MAX_IMAGES = 10_000;

    private final DmTags tags;
    private final List<Integer> all = new ArrayList<>();
    private final List<Integer> images;

    /** @throws DataException if the file holds no image */
    DmImageList(DmTags tags) {
        this.tags = tags;
        for (int i = 0; i < MAX_IMAGES && named(i); i++) {
            if (tags.array(PREFIX + i + "/ImageData/Data").isPresent()) {
                all.add(i);
            }
        }
        if (all.isEmpty()) {
            throw new DataException(
                    tags.file(), "tag ImageList", "the file holds no image", "Save the image, not only its layout");
        }
        Set<Integer> thumbnails = thumbnails();
        List<Integer> rest = all.stream().filter(i -> !thumbnails.contains(i)).toList();
        this.images = rest.isEmpty() ? List.copyOf(all) : rest;
    }

    private boolean named(int i) {
        return tags.values().containsKey(PREFIX + i + "/ImageData/DataType")
                || tags.values().containsKey(PREFIX + i + "/ImageData/Data");
    }

    /** As the tag Thumbnails says; a file of several images that does not say has its thumbnail first. */
    private Set<Integer> thumbnails() {
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < MAX_IMAGES; i++) {
            var index = tags.whole("Thumbnails/" + i + "/ImageIndex");
            if (index.isEmpty()) {
                break;
            }
            if (index.get() >= 0 && index.get() < MAX_IMAGES) {
                found.add(index.get().intValue());
            }
        }
        return !found.isEmpty() || all.size() < 2 ? found : Set.of(all.get(0));
    }

    /** Names to choose from; empty if there is one image only. */
    List<String> names() {
        return images.size() < 2
                ? List.of()
                : images.stream().map(i -> PREFIX + i).toList();
    }

    /**
     * The image that the user names ({@code ImageList/2} or {@code 2}), else the last.
     *
     * @throws DataException if there is none of that name
     */
    DmImage chosen(OpenOptions options) {
        String asked = options.setting(OpenOptions.DATASET).orElse("");
        if (asked.isEmpty()) {
            return DmImage.of(tags, images.get(images.size() - 1));
        }
        int index = all.stream()
                .filter(i -> asked.equals(PREFIX + i) || asked.equals(String.valueOf(i)))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        tags.file(),
                        "tag ImageList",
                        "there is no image '" + asked + "'",
                        "Choose one of " + all.stream().map(i -> PREFIX + i).toList()));
        return DmImage.of(tags, index);
    }
}
