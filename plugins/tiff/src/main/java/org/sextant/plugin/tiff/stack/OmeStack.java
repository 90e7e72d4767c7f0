// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sextant.plugin.tiff.describe.OmeImage;
import org.sextant.plugin.tiff.describe.OmeImage.TiffData;
import org.sextant.plugin.tiff.describe.OmeXml;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.error.DataException;

/** Stacks that OME-XML describes (OME-TIFF specification): the planes may lie in any page, and in files beside this one. */
final class OmeStack {
    private static final String PLACE = "ImageDescription (OME-XML)";
    private static final long MOST_XML = 1 << 28;

    private final Pages own;
    private final OpenFiles files;
    private final List<FilePage> pages = new ArrayList<>();
    private final Map<String, Integer> firstPage = new LinkedHashMap<>();
    private final Map<String, Integer> pageCount = new LinkedHashMap<>();

    private OmeStack(Pages own, OpenFiles files) {
        this.own = own;
        this.files = files;
    }

    static DataSet of(Pages own, OpenFiles files, OpenOptions options) {
        return new OmeStack(own, files).dataSet(options);
    }

    private DataSet dataSet(OpenOptions options) {
        OmeXml xml = OmeXml.parse(own.file(), own.description());
        if (!xml.companion().isEmpty()) {
            xml = companion(xml.companion());
        }
        List<OmeImage> images = xml.images();
        if (images.isEmpty()) {
            throw own.file().error(PLACE, "describes no image", "Save the file again");
        }
        List<String> names = IntStream.range(0, images.size())
                .mapToObj(i -> images.get(i).id().isEmpty()
                        ? "Image:" + i
                        : images.get(i).id())
                .toList();
        OmeImage image = chosen(images, names, options);
        openFiles(image);
        PlaneOrder order = order(image);
        return new DataSet(
                pages,
                order,
                image.pixelSize(),
                image.origin(),
                ValueScale.NONE,
                metadata(image),
                images.size() > 1 ? names : List.of());
    }

    private OmeXml companion(String name) {
        Path path = beside(name);
        try {
            if (Files.size(path) > MOST_XML) {
                throw own.file().error(PLACE, "refers to " + name + ", which is no text of OME-XML", "Check that file");
            }
            return OmeXml.parse(own.file(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DataException(
                    own.file().name(),
                    PLACE,
                    "is in the file " + name + ", which cannot be read: " + e,
                    "Put that file beside this one",
                    e);
        }
    }

    private Path beside(String name) {
        Path folder = own.file().path().toAbsolutePath().getParent();
        if (folder == null || name.contains("/") || name.contains("\\") || name.contains("\0") || name.equals("..")) {
            throw own.file().error(PLACE, "refers to the file '" + name + "'", "Only files beside this one are read");
        }
        return folder.resolve(name);
    }

    private OmeImage chosen(List<OmeImage> images, List<String> names, OpenOptions options) {
        String wanted = options.setting(OpenOptions.DATASET).orElse("0");
        for (int i = 0; i < images.size(); i++) {
            if (wanted.equals(names.get(i))
                    || wanted.equals(String.valueOf(i))
                    || wanted.equals(images.get(i).name())) {
                return images.get(i);
            }
        }
        throw own.file().error("dataset", "'" + wanted + "' is not in it", "Choose one of " + names);
    }

    /** Opens the files that hold planes. If a single one is named, it is this file, whatever it was called once. */
    private void openFiles(OmeImage image) {
        List<String> names =
                image.data().stream().map(TiffData::fileName).distinct().toList();
        if (names.size() <= 1) {
            add(names.isEmpty() ? "" : names.get(0), own);
            return;
        }
        String ownName = String.valueOf(own.file().path().getFileName());
        for (String name : names) {
            if (name.isEmpty() || name.equals(ownName)) {
                add(name, own);
                continue;
            }
            Path path = beside(name);
            if (!Files.isRegularFile(path)) {
                throw own.file()
                        .error(
                                PLACE,
                                "says that planes are in '" + name + "', which is missing",
                                "Put it beside this file");
            }
            TiffFile other = files.open(path);
            add(name, Pages.of(other));
            files.releaseIfMany(other);
        }
    }

    private void add(String name, Pages file) {
        firstPage.put(name, pages.size());
        pageCount.put(name, file.all().size());
        pages.addAll(file.everyPage());
    }

    private PlaneOrder order(OmeImage image) {
        int samples = pages.get(0).page().layout().samples();
        if (image.sizeC() % samples != 0) {
            throw own.file()
                    .error(
                            PLACE,
                            "has SizeC=\"" + image.sizeC() + "\", the pixels have " + samples + " samples",
                            "Save the file again");
        }
        long channels = image.sizeC() / samples;
        // Each size is below 10⁹, so the product of two fits.
        long planes =
                image.sizeZ() * channels > pages.size() ? Long.MAX_VALUE : image.sizeZ() * channels * image.sizeT();
        if (planes > pages.size()) {
            throw own.file()
                    .error(
                            PLACE,
                            "announces " + image.sizeZ() + " slices, " + image.sizeC() + " channels and "
                                    + image.sizeT() + " times, there are " + pages.size() + " pages",
                            "The file was cut short or its description is of another one; save it again");
        }
        int[] pageOf = placed(image, (int) planes, channels);
        PlaneOrder order = new PlaneOrder(image.sizeZ(), (int) channels, (int) image.sizeT(), (z, c, t) -> {
            int page = pageOf[(int) linear(image, channels, z, c, t)];
            if (page < 0) {
                throw own.file()
                        .error(
                                PLACE,
                                "says nowhere in which page z " + z + ", channel " + c + ", time " + t + " is",
                                "");
            }
            return new PlaneOrder.PlaneAt(page, 0);
        });
        checkSize(image, order);
        return order;
    }

    private void checkSize(OmeImage image, PlaneOrder order) {
        FilePage first = pages.get(order.planes().at(0, 0, 0).page());
        if (first.page().layout().width() != image.sizeX()
                || first.page().layout().height() != image.sizeY()) {
            throw own.file()
                    .error(
                            PLACE,
                            "has SizeX=\"" + image.sizeX() + "\" SizeY=\"" + image.sizeY() + "\", page "
                                    + first.page().number() + " is "
                                    + first.page().layout().shape(),
                            "The description is of another file; save it again");
        }
    }

    /** Page of each plane, −1 where none is named; planes counted in the order that DimensionOrder gives. */
    private int[] placed(OmeImage image, int planes, long channels) {
        int[] pageOf = new int[planes];
        Arrays.fill(pageOf, -1);
        List<TiffData> data = image.data().isEmpty() ? List.of(new TiffData(-1, 0, 0, 0, -1, "")) : image.data();
        for (TiffData d : data) {
            if (d.z() >= image.sizeZ() || d.c() >= channels || d.t() >= image.sizeT()) {
                throw own.file().error(PLACE, "has a TiffData outside of its sizes: " + d, "Save the file again");
            }
            long plane = linear(image, channels, d.z(), d.c(), d.t());
            int inFile = pageCount.getOrDefault(d.fileName(), 0);
            long ifd = Math.max(0, d.ifd());
            long count = d.count() >= 0 ? d.count() : d.ifd() >= 0 ? 1 : Math.min(inFile, planes - plane);
            if (ifd + count > inFile || plane + count > planes) {
                throw own.file()
                        .error(
                                PLACE,
                                "has a TiffData past the last page: " + d + " of " + inFile + " pages",
                                "The file was cut short or its description is of another one");
            }
            int first = firstPage.getOrDefault(d.fileName(), 0);
            for (int k = 0; k < count; k++) {
                pageOf[(int) plane + k] = first + (int) ifd + k;
            }
        }
        return pageOf;
    }

    private static long linear(OmeImage image, long channels, long z, long c, long t) {
        long index = 0;
        for (int i = 4; i >= 2; i--) {
            switch (image.order().charAt(i)) {
                case 'Z' -> index = index * image.sizeZ() + z;
                case 'C' -> index = index * channels + c;
                default -> index = index * image.sizeT() + t;
            }
        }
        return index;
    }

    private Metadata metadata(OmeImage image) {
        Metadata.Builder m = Metadata.builder().all(own.metadata());
        m.text("OME Image", image.id()).text("OME Name", image.name()).text("OME Type", image.type());
        m.text("OME DimensionOrder", image.order());
        m.numbers(
                "OME Size XYZCT",
                new long[] {image.sizeX(), image.sizeY(), image.sizeZ(), image.sizeC(), image.sizeT()},
                "");
        for (int i = 0; i < image.channels().size(); i++) {
            m.text("OME Channel " + i, image.channels().get(i));
        }
        return m.build();
    }
}
