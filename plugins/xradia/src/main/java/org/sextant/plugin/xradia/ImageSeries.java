// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.plugin.xradia.compound.CompoundFile;
import org.sextant.plugin.xradia.compound.CompoundStream;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Images of one size and type, each a stream of its own: x along the rows as stored, y down the rows with the first row
 * stored at y = 0, z the number of the image − 1. Nothing is flipped.
 *
 * @param images image i at place i − 1; null where the file has none
 */
record ImageSeries(String file, String name, Size3 size, ValueType type, List<Optional<CompoundStream>> images)
        implements BlockReader {
    /** Data sets: name, folder in the file. */
    enum Source {
        IMAGES("images", ""),
        REFERENCE("reference", "ReferenceData/"),
        MULTI_REFERENCE("multi-reference", "MultiReferenceData/"),
        /** Images taken to correct for the motion of the sample. */
        MOTION("motion-correction", "AMC/");

        private final String dataset;
        private final String folder;

        Source(String dataset, String folder) {
            this.dataset = dataset;
            this.folder = folder;
        }

        String dataset() {
            return dataset;
        }

        String folder() {
            return folder;
        }

        /** By the name of the data set, as {@code Volume.datasets()} lists it. */
        static Optional<Source> of(String dataset) {
            return List.of(values()).stream()
                    .filter(s -> s.dataset.equals(dataset.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** {@code ImageData2/Image101}, {@code MultiReferenceData/Image1}, {@code ReferenceData/Image}. */
    private static final Pattern IMAGE = Pattern.compile(
            "(AMC/|MultiReferenceData/|ReferenceData/|)(?:ImageData\\d{1,9}/)?Image(\\d{0,9})",
            Pattern.CASE_INSENSITIVE);

    /** A file with more images than this is damaged; every place of the list costs memory. */
    private static final int MOST_IMAGES = 1_000_000;

    static boolean isImage(String path) {
        return IMAGE.matcher(path).matches();
    }

    /** The images of one source in the order of their numbers; empty where a number is missing. */
    static List<Optional<CompoundStream>> find(CompoundFile file, Source source) {
        List<Optional<CompoundStream>> found = new ArrayList<>();
        long streams = file.streams().size();
        for (CompoundStream s : file.streams()) {
            Matcher m = IMAGE.matcher(s.path());
            if (m.matches() && m.group(1).equalsIgnoreCase(source.folder())) {
                int number = m.group(2).isEmpty() ? 1 : Integer.parseInt(m.group(2));
                if (number < 1 || number > Math.min(MOST_IMAGES, 100 * streams)) {
                    throw new DataException(
                            file.name(), "stream " + s.path(), "its number is absurd", "The file is damaged");
                }
                while (found.size() < number) {
                    found.add(Optional.empty());
                }
                found.set(number - 1, Optional.of(s));
            }
        }
        return found;
    }

    @Override
    public Object read(Region r) throws IOException {
        int z = Math.toIntExact(r.z());
        CompoundStream s = images.get(z)
                .orElseThrow(() -> new DataException(
                        file,
                        name + " " + (z + 1),
                        "this image is missing",
                        "The scan was interrupted or the file is damaged; leave this image out"));
        long expected = size.x() * size.y() * type.fileBytes();
        if (s.size() != expected) {
            throw new DataException(
                    file,
                    "stream " + s.path(),
                    "it has " + s.size() + " bytes; " + size.x() + "×" + size.y() + " pixels of type " + type.label()
                            + " need " + expected,
                    "The file is damaged or its images are compressed");
        }
        ByteBuffer b = s.read((r.y() * size.x() + r.x()) * type.fileBytes(), (long) r.voxels() * type.fileBytes());
        return type.decode(b, r.voxels(), ByteOrder.LITTLE_ENDIAN);
    }
}
