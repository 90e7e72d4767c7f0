// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.PlaneVoxels;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * A folder of single images as a stack along z, sorted by the numbers in their names, with the stage tilt of each as view
 * angle. The distance of planes is no length here, so the voxel size is unknown. A file is open only while it is read.
 */
final class GatanSeries {
    private record Plane(Path file, DmImage image) {}

    private final Path folder;
    private final List<Plane> planes;

    private GatanSeries(Path folder, List<Plane> planes) {
        this.folder = folder;
        this.planes = planes;
    }

    /** Files of Digital Micrograph by their names, in order. */
    static List<Path> files(List<Path> entries) {
        return entries.stream()
                .filter(GatanSeries::isNamedSo)
                .sorted(new NumberOrder())
                .toList();
    }

    /** Visible regular files of a folder. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isRegularFile)
                    .filter(p -> !String.valueOf(p.getFileName()).startsWith("."))
                    .toList();
        }
    }

    private static boolean isNamedSo(Path p) {
        String name = String.valueOf(p.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".dm3") || name.endsWith(".dm4");
    }

    static Volume open(Path folder, OpenOptions options) {
        List<Plane> planes = new ArrayList<>();
        try {
            for (Path file : files(entries(folder))) {
                try (RandomBytes bytes = RandomBytes.open(file)) {
                    planes.add(new Plane(file, new DmImageList(DmParser.parse(bytes)).chosen(options)));
                }
            }
        } catch (IOException e) {
            throw new DataException(folder.toString(), "folder", "cannot be read: " + e, "Check its permissions", e);
        }
        if (planes.isEmpty()) {
            throw new DataException(folder.toString(), "folder", "holds no .dm3 or .dm4 file", "Check the path");
        }
        return new GatanSeries(folder, planes).volume(options);
    }

    private Volume volume(OpenOptions options) {
        DmImage first = planes.get(0).image();
        planes.forEach(this::checkSame);
        Size3 size = new Size3(first.size().x(), first.size().y(), planes.size());
        return BlockVolume.builder(folder.toString(), "Gatan series", first.type(), options.cache())
                .level(BlockLayout.ofPlanes(size), reader())
                .grid(options.grid(size, null, new Vector3d()))
                .scale(first.calibration().intensity())
                .metadata(metadata())
                .build();
    }

    private void checkSame(Plane p) {
        DmImage first = planes.get(0).image();
        DmImage image = p.image();
        if (image.size().z() != 1 || !image.size().equals(first.size()) || image.type() != first.type()) {
            throw different(p, describe(image), describe(first));
        }
        if (!image.calibration().intensity().equals(first.calibration().intensity())) {
            throw different(
                    p,
                    "of " + image.calibration().intensity(),
                    "of " + first.calibration().intensity());
        }
    }

    private DataException different(Plane p, String is, String wanted) {
        return new DataException(
                p.file().toString(),
                p.image().path(),
                "the image is " + is + ", that of " + planes.get(0).file().getFileName() + " is " + wanted,
                "A series needs single images of one kind; open the files one by one");
    }

    private static String describe(DmImage image) {
        return image.size() + " " + image.type().label();
    }

    private BlockReader reader() {
        return r -> {
            Object block = planes.get(0).image().type().allocate(r.voxels());
            int plane = r.nx() * r.ny();
            for (int z = 0; z < r.nz(); z++) {
                System.arraycopy(plane(planes.get((int) r.z() + z), r), 0, block, z * plane, plane);
            }
            return block;
        };
    }

    private static Object plane(Plane p, Region r) throws IOException {
        DmImage i = p.image();
        try (RandomBytes bytes = RandomBytes.open(p.file())) {
            return new PlaneVoxels(
                            bytes, i.offset(), i.size(), i.type(), i.tags().order())
                    .read(new Region(r.x(), r.y(), 0, r.nx(), r.ny(), 1));
        }
    }

    private Metadata metadata() {
        Metadata.Builder out = Metadata.builder();
        out.text("files", planes.stream().map(p -> name(p)).collect(Collectors.joining(", ")));
        DmMetadata.addPixelSizes(out, planes.get(0).image());
        notes(out);
        List<Double> angles = planes.stream()
                .map(p -> p.image().stageAlphaDeg().orElse(null))
                .filter(Objects::nonNull)
                .toList();
        if (angles.size() == planes.size()) {
            out.numbers(
                    Metadata.ANGLES,
                    angles.stream().mapToDouble(Double::doubleValue).toArray(),
                    "deg");
        } else if (!angles.isEmpty()) {
            out.text("anglesIgnored", "only " + angles.size() + " of " + planes.size() + " files state Stage Alpha");
        }
        DmMetadata.addTags(out, planes.get(0).image().tags(), name(planes.get(0)) + "/");
        return out.build();
    }

    private void notes(Metadata.Builder out) {
        DmCalibration first = planes.get(0).image().calibration();
        List<String> odd = planes.stream()
                .filter(p -> !p.image().calibration().spacingUm(0).equals(first.spacingUm(0))
                        || !p.image().calibration().spacingUm(1).equals(first.spacingUm(1)))
                .map(GatanSeries::name)
                .toList();
        if (!odd.isEmpty()) {
            out.text("pixelSizeDiffers", "the pixel size is that of the first file; others: " + String.join(", ", odd));
        }
        if (!first.intensityStated()) {
            out.text("intensityIgnored", "the calibration of intensities holds no finite numbers");
        }
    }

    private static String name(Plane p) {
        return String.valueOf(p.file().getFileName());
    }
}
