// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/**
 * Reads NRRD files, NRRD0001 to NRRD0005, with attached ({@code .nrrd}) or detached ({@code .nhdr}) header, in the
 * encodings raw, gzip, ascii and hex, of two or three spatial axes with channels and time points.
 *
 * <p>The volume's frame is the file's own space with its directions; no axis is flipped. Without a unit for the space or
 * the spacings, the voxel size is unknown unless the setting {@value StatedGrid#UNIT} gives the unit; the numbers stay in
 * the metadata. The setting {@code order} (little, big) wins over the field {@code endian}.
 *
 * <p>Source: G. Kindlmann, "Definition of NRRD File Format", teem.sourceforge.net/nrrd/format.html.
 */
public final class NrrdFormat implements VolumeFormat {
    /** Keys under which the exporter notes the map from stored numbers to physical values. */
    static final String SLOPE = "valueSlope";

    static final String INTERCEPT = "valueIntercept";

    @Override
    public String name() {
        return "NRRD";
    }

    @Override
    public List<String> extensions() {
        return List.of(".nrrd", ".nhdr");
    }

    @Override
    public Set<String> settings() {
        return Set.of(StatedGrid.UNIT, "order");
    }

    @Override
    public Support probe(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                return Support.no("it is not a file");
            }
            String start = new String(RandomBytes.head(path, 8), StandardCharsets.US_ASCII);
            return start.matches("NRRD000[1-5]")
                    ? Support.yes("it starts with " + start)
                    : Support.no("it does not start with NRRD000");
        } catch (IOException e) {
            return Support.no("it cannot be read: " + e);
        }
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        return RandomBytes.handOver(path, bytes -> open(path, bytes, options));
    }

    private Volume open(Path path, RandomBytes bytes, OpenOptions options) throws IOException {
        NrrdHeader header = NrrdHeader.read(path, bytes);
        ValueType type = type(header.needed("type"));
        NrrdSpace space = NrrdSpace.of(header);
        NrrdAxes axes = NrrdAxes.of(header, space);
        NrrdBody data = new NrrdBody(header, type);
        var order = data.order(options.setting("order"));
        axes.values();
        Strides strides = axes.strides(options);
        var grid = space.stated(axes).grid(options, axes.size());
        ValueScale scale = scale(header);
        BlockLayout layout = StridedVoxels.layout(path.toString(), axes.size(), strides);
        Body body = data.open(axes, bytes);
        return BlockVolume.builder(path.toString(), name(), type, options.cache())
                .level(layout, new StridedVoxels(body, type, order, strides))
                .grid(grid)
                .scale(scale)
                .metadata(header.metadata())
                .channels(axes.channels())
                .times(axes.times())
                .closing(body)
                .build();
    }

    private static ValueScale scale(NrrdHeader header) {
        String unit = header.field("sampleunits")
                .map(f -> f.text().replace("\"", "").strip())
                .orElse("");
        String file = header.path().toString();
        double slope = header.pair(SLOPE)
                .map(t -> new HeaderField(file, SLOPE, t).real())
                .orElse(1.0);
        double intercept = header.pair(INTERCEPT)
                .map(t -> new HeaderField(file, INTERCEPT, t).real())
                .orElse(0.0);
        if (!Double.isFinite(slope) || slope == 0 || !Double.isFinite(intercept)) {
            throw new DataException(
                    file,
                    "header key '" + SLOPE + "'",
                    "slope " + slope + " and intercept " + intercept + " are no map of values",
                    "Correct or remove the two keys");
        }
        return new ValueScale(slope, intercept, unit);
    }

    /** All spellings of section 4 of the definition. */
    private static ValueType type(HeaderField field) {
        return switch (field.text().strip().toLowerCase(Locale.ROOT)) {
            case "signed char", "int8", "int8_t" -> ValueType.I8;
            case "uchar", "unsigned char", "uint8", "uint8_t" -> ValueType.U8;
            case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> ValueType.I16;
            case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> ValueType.U16;
            case "int", "signed int", "int32", "int32_t" -> ValueType.I32;
            case "uint", "unsigned int", "uint32", "uint32_t" -> ValueType.U32;
            case "float" -> ValueType.F32;
            case "double" -> ValueType.F64;
            case "longlong",
                    "long long",
                    "long long int",
                    "signed long long",
                    "signed long long int",
                    "int64",
                    "int64_t",
                    "ulonglong",
                    "unsigned long long",
                    "unsigned long long int",
                    "uint64",
                    "uint64_t" ->
                throw field.wrong("integers of 64 bits are not read", "Convert them to 32 bits or to double");
            case "block" -> throw field.wrong("samples have no numeric meaning", "Split them into numbers");
            default -> throw field.wrong("is no type of NRRD");
        };
    }
}
