// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.sextant.plugin.rawfile.Body;
import org.sextant.plugin.rawfile.DataFiles;
import org.sextant.plugin.rawfile.FileBody;
import org.sextant.plugin.rawfile.FileSeriesBody;
import org.sextant.plugin.rawfile.HeaderField;
import org.sextant.plugin.rawfile.HeaderLines;
import org.sextant.plugin.rawfile.HexBytes;
import org.sextant.plugin.rawfile.TextValues;
import org.sextant.plugin.rawfile.UnpackedBody;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;

/** Finds the data of a NRRD file: behind the header or in other files, skipped lines and bytes, and their encoding. */
final class NrrdBody {
    private enum Encoding {
        RAW,
        TEXT,
        HEX,
        GZIP
    }

    private final NrrdHeader header;
    private final ValueType type;
    private final Encoding encoding;
    private final long lineSkip;
    private final long byteSkip;

    NrrdBody(NrrdHeader header, ValueType type) {
        this.header = header;
        this.type = type;
        this.encoding = encoding(header.needed("encoding"));
        this.lineSkip = skip("lineskip", 0);
        this.byteSkip = skip("byteskip", encoding == Encoding.RAW ? -1 : 0);
    }

    private static Encoding encoding(HeaderField field) {
        return switch (field.text().strip().toLowerCase(Locale.ROOT)) {
            case "raw" -> Encoding.RAW;
            case "txt", "text", "ascii" -> Encoding.TEXT;
            case "hex" -> Encoding.HEX;
            case "gz", "gzip" -> Encoding.GZIP;
            case "bz2", "bzip2" ->
                throw field.wrong(
                        "compression is not read", "Convert it to gzip, for example 'unu save -f nrrd -e gzip'");
            default -> throw field.wrong("is no encoding of NRRD (raw, ascii, hex, gzip)");
        };
    }

    private long skip(String name, long min) {
        Optional<HeaderField> field = header.field(name);
        long n = field.map(HeaderField::whole).orElse(0L);
        if (n < min) {
            throw field.orElseThrow()
                    .wrong(n == -1 ? "counts from the end, which only encoding raw can" : "is below " + min);
        }
        return n;
    }

    /** The order that values are decoded with: text has become little endian. */
    ByteOrder order(Optional<String> setting) {
        if (encoding == Encoding.TEXT || type.fileBytes() == 1) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        HeaderField field = setting.map(s -> new HeaderField(header.path().toString(), "order", s))
                .or(() -> header.field("endian"))
                .orElseThrow(() -> new DataException(
                        header.path().toString(),
                        "header",
                        "the field 'endian' is missing, which values of " + type.fileBytes() + " bytes need",
                        "Add 'endian: little' or 'endian: big' to the header, or give the setting order"));
        return switch (field.text().strip().toLowerCase(Locale.ROOT)) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw field.wrong("is neither little nor big");
        };
    }

    /**
     * Opens the data.
     *
     * @param attached the header's own file, taken over if the data are behind the header, else closed
     */
    Body open(NrrdAxes axes, RandomBytes attached) throws IOException {
        Optional<HeaderField> field = header.field("datafile");
        if (field.isEmpty()) {
            long bytes = bytes(axes, 1);
            long start = afterLines(attached, header.end());
            if (encoding != Encoding.RAW) {
                attached.close();
                return new UnpackedBody(List.of(part(header.path(), start, bytes)));
            }
            return new FileBody(attached, afterBytes(header.path(), attached.size(), start, bytes));
        }
        List<Path> files = files(field.get(), axes);
        attached.close();
        return open(files, bytes(axes, files.size()));
    }

    private long bytes(NrrdAxes axes, long files) {
        return axes.values() * type.fileBytes() / files;
    }

    private Body open(List<Path> files, long bytes) throws IOException {
        List<FileSeriesBody.Part> raw = new ArrayList<>();
        List<UnpackedBody.Part> packed = new ArrayList<>();
        for (Path file : files) {
            long start = lineSkip == 0 ? 0 : afterLines(file);
            if (encoding == Encoding.RAW) {
                raw.add(new FileSeriesBody.Part(file, afterBytes(file, Files.size(file), start, bytes)));
            } else {
                packed.add(part(file, start, bytes));
            }
        }
        if (encoding != Encoding.RAW) {
            return new UnpackedBody(packed);
        }
        return raw.size() == 1
                ? new FileBody(RandomBytes.open(raw.get(0).file()), raw.get(0).offset())
                : new FileSeriesBody(raw, bytes);
    }

    /** The three ways to name data files: one, a list, or a numbered pattern (section 5 of the definition). */
    private List<Path> files(HeaderField field, NrrdAxes axes) {
        String[] words = field.words();
        if (words.length == 0) {
            throw field.wrong("names no file");
        }
        int n = axes.sizes().length;
        if (words[0].equals("LIST")) {
            int perFile = words.length > 1 ? perFile(field, words[1], n) : n - 1;
            List<String> names = header.listedFiles();
            return DataFiles.ofList(
                    header.path(), field, names, DataFiles.count(field, axes.sizes(), perFile, names.size()));
        }
        if (words.length >= 4 && words.length <= 5 && DataFiles.isPattern(words[0])) {
            long[] range =
                    new HeaderField(field.file(), field.name(), words[1] + " " + words[2] + " " + words[3]).wholes(3);
            int perFile = words.length == 5 ? perFile(field, words[4], n) : n - 1;
            long named = range[2] == 0 ? 0 : (range[1] - range[0]) / range[2] + 1;
            return DataFiles.ofPattern(
                    header.path(), field, words[0], range, DataFiles.count(field, axes.sizes(), perFile, named));
        }
        return List.of(DataFiles.resolve(header.path(), field, field.text()));
    }

    private static int perFile(HeaderField field, String word, int n) {
        return new HeaderField(field.file(), field.name(), word).whole(1, n);
    }

    private long afterLines(Path file) {
        try (RandomBytes bytes = RandomBytes.open(file)) {
            return afterLines(bytes, 0);
        } catch (IOException e) {
            throw new DataException(
                    header.path().toString(), "data file " + file, "cannot be closed: " + e, "Check the disk", e);
        }
    }

    private long afterLines(RandomBytes bytes, long from) {
        if (lineSkip == 0) {
            return from;
        }
        HeaderLines lines = new HeaderLines(bytes, from);
        for (long i = 0; i < lineSkip; i++) {
            if (lines.next() == null) {
                throw header.needed("lineskip").wrong("lines are to be skipped, " + bytes.name() + " has " + i);
            }
        }
        return lines.position();
    }

    /** First byte of the voxels of a raw file. */
    private long afterBytes(Path file, long size, long start, long bytes) {
        long offset = byteSkip < 0 ? size - bytes : start + byteSkip;
        if (offset < start || size < bytes || offset > size - bytes) {
            throw tooShort(file, bytes, size - start - Math.max(0, byteSkip));
        }
        return offset;
    }

    private DataException tooShort(Path file, long wanted, long found) {
        return new DataException(
                header.path().toString(),
                "header",
                "it announces " + wanted + " bytes of voxels in " + file.getFileName() + ", which has "
                        + Math.max(0, found) + " bytes for them",
                "The file was cut short or the header is wrong; copy it again");
    }

    private UnpackedBody.Part part(Path file, long start, long bytes) throws IOException {
        long room = Files.size(file) - start;
        switch (encoding) {
            case GZIP -> UnpackedBody.checkInflation(header.path().toString(), bytes, room);
            case HEX -> {
                if (bytes > room / 2) {
                    throw tooShort(file, bytes, room / 2);
                }
            }
            default -> {
                long values = bytes / type.fileBytes();
                if (values > (room + 1) / 2) {
                    throw tooShort(file, bytes, (room + 1) / 2 * type.fileBytes());
                }
            }
        }
        return new UnpackedBody.Part(
                file.toString(), () -> stream(file, start), encoding == Encoding.GZIP ? byteSkip : 0, bytes);
    }

    private InputStream stream(Path file, long start) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 15);
        try {
            in.skipNBytes(start + (encoding == Encoding.GZIP ? 0 : byteSkip));
            return switch (encoding) {
                case GZIP -> new GZIPInputStream(in, 1 << 15);
                case HEX -> new HexBytes(in);
                default -> new TextValues(in, type);
            };
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
