// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.xradia.compound.ByteSource;
import org.sextant.plugin.xradia.compound.CompoundFile;
import org.sextant.plugin.xradia.compound.CompoundStream;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/** Opens one data set of a file: finds its images, their size, type and voxel size, and everything else it says. */
final class XradiaVolume {
    private final Path path;
    private final CompoundFile file;
    private final XradiaHeader header;
    private final OpenOptions options;

    XradiaVolume(Path path, ByteSource bytes, OpenOptions options) throws IOException {
        this.path = path;
        this.file = CompoundFile.open(bytes);
        this.header = new XradiaHeader(file);
        this.options = options;
    }

    /** @param closing closed with the volume */
    Volume open(AutoCloseable closing) throws IOException {
        List<ImageSeries.Source> present = Arrays.stream(ImageSeries.Source.values())
                .filter(s -> !ImageSeries.find(file, s).isEmpty())
                .toList();
        ImageSeries.Source source = chosen(present);
        ImageSeries series = series(source);
        boolean slices = source == ImageSeries.Source.IMAGES && reconstructed();
        double pixelUm = header.real("ImageInfo/PixelSize").orElse(0.0);
        Vector3d voxelUm = slices && pixelUm > 0 && Double.isFinite(pixelUm) ? new Vector3d(pixelUm) : null;
        return BlockVolume.builder(source(source), "TXRM", series.type(), options.cache())
                .level(BlockLayout.ofPlanes(series.size()), series)
                .grid(options.grid(series.size(), voxelUm, new Vector3d()))
                .metadata(metadata(source, series, voxelUm, pixelUm))
                .datasets(
                        present.size() < 2
                                ? List.of()
                                : present.stream()
                                        .map(ImageSeries.Source::dataset)
                                        .toList())
                .closing(closing)
                .build();
    }

    private String source(ImageSeries.Source source) {
        return source == ImageSeries.Source.IMAGES ? path.toString() : path + "#" + source.dataset();
    }

    private ImageSeries.Source chosen(List<ImageSeries.Source> present) {
        String wanted = options.setting(OpenOptions.DATASET).orElse(ImageSeries.Source.IMAGES.dataset());
        Optional<ImageSeries.Source> source = ImageSeries.Source.of(wanted).filter(present::contains);
        return source.orElseThrow(() -> new DataException(
                path.toString(),
                "data set " + wanted,
                "it is not in the file",
                present.isEmpty()
                        ? "The file holds no image"
                        : "Give --dataset as one of "
                                + present.stream()
                                        .map(ImageSeries.Source::dataset)
                                        .toList()));
    }

    /** A file without {@code FileType} is what its ending says. */
    private boolean reconstructed() throws IOException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return header.reconstructed().orElse(name.endsWith(".txm"));
    }

    private ImageSeries series(ImageSeries.Source source) throws IOException {
        String folder = source.folder();
        long width = header.positive(folder + "ImageInfo/ImageWidth", "ImageInfo/ImageWidth");
        long height = header.positive(folder + "ImageInfo/ImageHeight", "ImageInfo/ImageHeight");
        ValueType type = type(folder);
        List<Optional<CompoundStream>> images = ImageSeries.find(file, source);
        if (source == ImageSeries.Source.IMAGES && header.images() >= 1 && header.images() < images.size()) {
            images = images.subList(0, (int) header.images());
        }
        long present = images.stream().filter(Optional::isPresent).count();
        long room = images.stream()
                .flatMap(Optional::stream)
                .mapToLong(CompoundStream::size)
                .max()
                .orElse(0);
        if (present == 0 || width > room || height > room || width * height > room / type.fileBytes()) {
            throw new DataException(
                    path.toString(),
                    folder + "ImageInfo",
                    "it announces images of " + width + "×" + height + " pixels of type " + type.label()
                            + ", the longest image stream has " + room + " bytes",
                    "The file is damaged or its images are compressed");
        }
        return new ImageSeries(
                path.toString(), source.dataset(), new Size3(width, height, images.size()), type, images);
    }

    private ValueType type(String folder) throws IOException {
        String place = folder + (folder.isEmpty() ? "ImageInfo/DataType" : "DataType");
        long code = header.positive(place, folder + "ImageInfo/DataType", "ImageInfo/DataType");
        return PixelType.of(code)
                .orElseThrow(() -> new DataException(
                        path.toString(),
                        "stream " + place,
                        "pixels of type " + code + " are not known",
                        "Export the images as 16 bit or float"));
    }

    private Metadata metadata(ImageSeries.Source source, ImageSeries series, @Nullable Vector3d voxelUm, double pixelUm)
            throws IOException {
        Metadata.Builder fields = Metadata.builder();
        Metadata streams = StreamMetadata.of(file, header);
        if (source == ImageSeries.Source.IMAGES && voxelUm == null) {
            double[] angles = streams.field("ImageInfo/Angles")
                    .map(Metadata.Field::numbers)
                    .orElse(new double[0]);
            int views = (int) series.size().z();
            if (angles.length >= views) {
                fields.numbers(Metadata.ANGLES, Arrays.copyOf(angles, views), "deg");
            } else if (angles.length > 0) {
                fields.text("anglesIgnored", "ImageInfo/Angles lists " + angles.length + " for " + views + " images");
            }
        }
        long present = series.images().stream().filter(Optional::isPresent).count();
        long announced = source == ImageSeries.Source.IMAGES ? header.images() : present;
        if (present < Math.max(announced, series.size().z())) {
            fields.text(
                    "remark",
                    "the file holds " + present + " of "
                            + Math.max(announced, series.size().z())
                            + " images: the scan was interrupted or the file was cut short");
        }
        if (voxelUm == null && pixelUm > 0) {
            fields.number("pixelSizeX", pixelUm, "um").number("pixelSizeY", pixelUm, "um");
        }
        return fields.all(streams).build();
    }
}
