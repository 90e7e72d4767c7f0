// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.metaimage;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.sextant.plugin.rawfile.AxisSizes;
import org.sextant.plugin.rawfile.Body;
import org.sextant.plugin.rawfile.HeaderField;
import org.sextant.plugin.rawfile.StatedGrid;
import org.sextant.plugin.rawfile.StridedVoxels;
import org.sextant.plugin.rawfile.Strides;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Reads MetaImage files, {@code .mha} with the data behind the header or {@code .mhd} with the data in other files: 2 or 3
 * dimensions, a fourth being time, any number of channels, raw, zlib or text.
 *
 * <p>MetaImage need not name a unit: without {@code DistanceUnits} the voxel size is unknown unless the setting
 * {@value StatedGrid#UNIT} gives the unit of the spacing. The numbers stay in the metadata.
 *
 * <p>Source: MetaIO documentation, itk.org/Wiki/ITK/MetaIO/Documentation.
 */
public final class MetaImageFormat implements VolumeFormat {
    private static final int PROBED_BYTES = 4096;

    private static final Pattern DIMS = Pattern.compile("(?mi)^\\s*NDims\\s*[=:]\\s*\\d");
    private static final Pattern KEY = Pattern.compile("(?mi)^\\s*(DimSize|ObjectType|ElementType|BinaryData)\\s*[=:]");

    @Override
    public String name() {
        return "MetaImage";
    }

    @Override
    public List<String> extensions() {
        return List.of(".mha", ".mhd");
    }

    @Override
    public Set<String> settings() {
        return Set.of(StatedGrid.UNIT);
    }

    @Override
    public Support probe(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                return Support.no("it is not a file");
            }
            String start = new String(RandomBytes.head(path, PROBED_BYTES), StandardCharsets.ISO_8859_1);
            return DIMS.matcher(start).find() && KEY.matcher(start).find()
                    ? Support.yes("it has a line 'NDims = …'")
                    : Support.no("it has no line 'NDims = …'");
        } catch (IOException e) {
            return Support.no("it cannot be read: " + e);
        }
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        return RandomBytes.handOver(path, bytes -> open(path, bytes, options));
    }

    private Volume open(Path path, RandomBytes bytes, OpenOptions options) throws IOException {
        MetaImageHeader header = MetaImageHeader.read(path, bytes);
        checkIsImage(header);
        int n = header.needed("NDims").whole(2, 4);
        long[] dims = header.needed("DimSize").sizes(n);
        int channels = header.field("ElementNumberOfChannels")
                .map(f -> f.whole(1, 1 << 20))
                .orElse(1);
        ValueType type = type(header.needed("ElementType"));
        AxisSizes all = allAxes(path, dims, channels);
        long values = all.values();
        int time = n == 4 ? 4 : -1;
        long first = all.chosen(options, OpenOptions.CHANNEL, 0) + all.chosen(options, OpenOptions.TIME, time);
        Strides strides = new Strides(first, all.stride(1), all.stride(2), n > 2 ? all.stride(3) : values);
        Size3 size = new Size3(dims[0], dims[1], n > 2 ? dims[2] : 1);
        MetaImageBody data = new MetaImageBody(header, type);
        boolean big = !data.isText() && header.flag("BinaryDataByteOrderMSB", "ElementByteOrderMSB");
        var grid = MetaImageGrid.of(header, n).grid(options, size);
        ValueScale scale = scale(header);
        BlockLayout layout = StridedVoxels.layout(path.toString(), size, strides);
        Body body = data.open(dims, values, bytes);
        return BlockVolume.builder(path.toString(), name(), type, options.cache())
                .level(
                        layout,
                        new StridedVoxels(body, type, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, strides))
                .grid(grid)
                .scale(scale)
                .metadata(header.metadata())
                .channels(channels)
                .times(all.count(time))
                .closing(body)
                .build();
    }

    private static AxisSizes allAxes(Path path, long[] dims, int channels) {
        long[] sizes = new long[dims.length + 1];
        sizes[0] = channels;
        System.arraycopy(dims, 0, sizes, 1, dims.length);
        return new AxisSizes(path.toString(), "DimSize", sizes);
    }

    private static void checkIsImage(MetaImageHeader header) {
        header.field("ObjectType").ifPresent(f -> {
            if (!f.text().strip().equalsIgnoreCase("Image")) {
                throw f.wrong("is no image", "Only MetaIO objects of type Image hold voxels");
            }
        });
    }

    /** {@code ElementToIntensityFunctionSlope} and {@code …Offset}: from stored element to intensity. */
    private static ValueScale scale(MetaImageHeader header) {
        double slope = header.field("ElementToIntensityFunctionSlope")
                .map(HeaderField::real)
                .orElse(1.0);
        double offset = header.field("ElementToIntensityFunctionOffset")
                .map(HeaderField::real)
                .orElse(0.0);
        if (!Double.isFinite(slope) || slope == 0 || !Double.isFinite(offset)) {
            throw new DataException(
                    header.path().toString(),
                    "header field 'ElementToIntensityFunctionSlope'",
                    "slope " + slope + " and offset " + offset + " are no map of values",
                    "Correct or remove the two lines");
        }
        return new ValueScale(slope, offset, "");
    }

    /** Sizes as in MetaIO: {@code MET_LONG} has four bytes on every machine. */
    private static ValueType type(HeaderField field) {
        return switch (field.text().strip().toUpperCase(Locale.ROOT)) {
            case "MET_CHAR" -> ValueType.I8;
            case "MET_UCHAR" -> ValueType.U8;
            case "MET_SHORT" -> ValueType.I16;
            case "MET_USHORT" -> ValueType.U16;
            case "MET_INT", "MET_LONG" -> ValueType.I32;
            case "MET_UINT", "MET_ULONG" -> ValueType.U32;
            case "MET_FLOAT" -> ValueType.F32;
            case "MET_DOUBLE" -> ValueType.F64;
            case "MET_LONG_LONG", "MET_ULONG_LONG" ->
                throw field.wrong(
                        "has integers of 64 bits, which are not read", "Convert them to MET_INT or MET_DOUBLE");
            default -> throw field.wrong("is no type of voxels (MET_UCHAR … MET_DOUBLE)");
        };
    }
}
