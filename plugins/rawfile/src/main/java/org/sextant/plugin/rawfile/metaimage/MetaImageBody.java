// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.metaimage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.sextant.plugin.rawfile.Body;
import org.sextant.plugin.rawfile.DataFiles;
import org.sextant.plugin.rawfile.FileBody;
import org.sextant.plugin.rawfile.FileSeriesBody;
import org.sextant.plugin.rawfile.HeaderField;
import org.sextant.plugin.rawfile.TextValues;
import org.sextant.plugin.rawfile.UnpackedBody;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;

/** Finds the data of a MetaImage: behind the header, in one file, or in a list or numbered series of files. */
final class MetaImageBody {
    private final MetaImageHeader header;
    private final ValueType type;
    private final boolean text;
    private final boolean packed;
    private final long headerSize;

    MetaImageBody(MetaImageHeader header, ValueType type) {
        this.header = header;
        this.type = type;
        this.text = !header.field("BinaryData").map(HeaderField::flag).orElse(true);
        this.packed = header.flag("CompressedData");
        this.headerSize = header.field("HeaderSize").map(HeaderField::whole).orElse(0L);
        if (headerSize < -1 || headerSize == -1 && (text || packed)) {
            throw header.needed("HeaderSize").wrong("must be at least 0, or −1 for uncompressed binary data");
        }
    }

    boolean isText() {
        return text;
    }

    /**
     * Opens the data.
     *
     * @param dims sizes of the axes of {@code DimSize}
     * @param values number of all values, channels included
     * @param attached the header's own file, taken over if the data are local, else closed
     */
    Body open(long[] dims, long values, RandomBytes attached) throws IOException {
        HeaderField field = header.needed("ElementDataFile");
        String name = field.text().strip();
        long bytes = values * type.fileBytes();
        if (name.equalsIgnoreCase("LOCAL")) {
            if (headerSize > 0 && headerSize < header.end()) {
                throw header.needed("HeaderSize").wrong("is less than the header's " + header.end() + " bytes");
            }
            long start = Math.max(headerSize, header.end());
            if (text || packed) {
                attached.close();
                return new UnpackedBody(List.of(part(header.path(), start, bytes)));
            }
            return new FileBody(attached, offset(header.path(), attached.size(), start, bytes));
        }
        List<Path> files = files(field, name, dims);
        attached.close();
        return open(files, bytes / files.size());
    }

    private Body open(List<Path> files, long bytes) throws IOException {
        List<FileSeriesBody.Part> raw = new ArrayList<>();
        List<UnpackedBody.Part> parts = new ArrayList<>();
        for (Path file : files) {
            if (text || packed) {
                parts.add(part(file, headerSize, bytes));
            } else {
                raw.add(new FileSeriesBody.Part(file, offset(file, Files.size(file), Math.max(0, headerSize), bytes)));
            }
        }
        if (text || packed) {
            return new UnpackedBody(parts);
        }
        return raw.size() == 1
                ? new FileBody(RandomBytes.open(raw.get(0).file()), raw.get(0).offset())
                : new FileSeriesBody(raw, bytes);
    }

    private List<Path> files(HeaderField field, String name, long[] dims) {
        String[] words = field.words();
        int planes = Math.max(1, dims.length - 1);
        if (words.length > 0 && words[0].equalsIgnoreCase("LIST")) {
            int perFile = words.length > 1
                    ? new HeaderField(field.file(), field.name(), words[1].replaceAll("[dD]$", ""))
                            .whole(1, dims.length)
                    : planes;
            List<String> names = header.listedFiles();
            return DataFiles.ofList(header.path(), field, names, DataFiles.count(field, dims, perFile, names.size()));
        }
        if (words.length == 4 && DataFiles.isPattern(words[0])) {
            long[] range =
                    new HeaderField(field.file(), field.name(), words[1] + " " + words[2] + " " + words[3]).wholes(3);
            return DataFiles.ofPattern(header.path(), field, words[0], range, DataFiles.count(field, dims, planes, 1));
        }
        return List.of(DataFiles.resolve(header.path(), field, name));
    }

    private long offset(Path file, long size, long start, long bytes) {
        long offset = headerSize < 0 ? size - bytes : start;
        if (offset < (file.equals(header.path()) ? header.end() : 0) || size < bytes || offset > size - bytes) {
            throw tooShort(file, bytes, Math.max(0, size - start));
        }
        return offset;
    }

    private DataException tooShort(Path file, long wanted, long found) {
        return new DataException(
                header.path().toString(),
                "header",
                "it announces " + wanted + " bytes of voxels in " + file.getFileName() + ", which has " + found
                        + " bytes for them",
                "The file was cut short or the header is wrong; copy it again");
    }

    private UnpackedBody.Part part(Path file, long start, long bytes) throws IOException {
        long room = Files.size(file) - start;
        if (packed) {
            UnpackedBody.checkInflation(header.path().toString(), bytes, room);
        } else if (room < 0 || bytes / type.fileBytes() > (room + 1) / 2) {
            throw tooShort(file, bytes, Math.max(0, (room + 1) / 2 * type.fileBytes()));
        }
        return new UnpackedBody.Part(file.toString(), () -> stream(file, start), 0, bytes);
    }

    private InputStream stream(Path file, long start) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 15);
        try {
            in.skipNBytes(start);
            if (!packed) {
                return new TextValues(in, type);
            }
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            InputStream unpacked = gzip ? new GZIPInputStream(in, 1 << 15) : new InflaterInputStream(in);
            return text ? new TextValues(new BufferedInputStream(unpacked), type) : unpacked;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
