// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sextant.plugin.tiff.codec.Compression;
import org.sextant.plugin.tiff.codec.Predictor;
import org.sextant.plugin.tiff.file.Tag;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Writes a volume as pages, one a z plane.
 *
 * <pre>
 *   0    header, 8 bytes (BigTIFF 16)
 *   16   strips of plane 0, of plane 1, …: without compression all planes without gaps, one strip each
 *        directories, one a plane, with their values
 * </pre>
 *
 * <p>The directories come last because only then the lengths of the strips are known, and with them whether 32-bit offsets
 * do. The same volume always gives the same bytes. In memory are two strips a thread, and 16 bytes for each strip written.
 */
public final class TiffWriter {
    private static final int DATA_START = 16;
    private static final long STRIP_BYTES = 1 << 20;
    /** Room that the last directories and their values may need below 4 GiB. */
    private static final long MOST_CLASSIC = (1L << 32) - (1 << 16);

    private final Volume volume;
    private final Size3 size;
    private final ValueType type;
    private final WriteSettings settings;
    private final int rows;
    private final int stripsPerPlane;
    private final long[] offsets;
    private final long[] counts;
    private ValueRange range = ValueRange.NONE;

    private record Strip(byte[] bytes, ValueRange range) {}

    /**
     * Writes the volume's finest level.
     *
     * @throws DataException if a TIFF file cannot hold it, a setting is wrong or the disk is full
     */
    public static void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
        String name = target.toString();
        if (volume.type() == ValueType.F16) {
            throw new DataException(name, "output", "values of type f16 are not written", "Cast it to f32");
        }
        WriteSettings settings = WriteSettings.of(options, volume.type(), name);
        DescriptionLines lines = DescriptionLines.of(volume, name);
        TiffWriter writer = new TiffWriter(volume, settings, name);
        AtomicOutput.write(target, options.overwrite(), writer.bytes(), part -> writer.write(part, lines, work));
    }

    private TiffWriter(Volume volume, WriteSettings settings, String target) {
        this.volume = volume;
        this.size = volume.size();
        this.type = volume.type();
        this.settings = settings;
        long most = Integer.MAX_VALUE - 8;
        if (size.x() > most / type.fileBytes() || size.y() > most) {
            throw new DataException(
                    target,
                    "output",
                    "pages of " + size.x() + "×" + size.y() + " pixels are too large",
                    "Crop it first");
        }
        long rowBytes = size.x() * type.fileBytes();
        this.rows = (int) Math.max(1, Math.min(size.y(), STRIP_BYTES / rowBytes));
        this.stripsPerPlane = (int) ((size.y() - 1) / rows + 1);
        long strips = stripsPerPlane * size.z();
        if (size.z() > most / stripsPerPlane || strips > most) {
            throw new DataException(target, "output", size + " voxels are too many strips", "Write OME-Zarr instead");
        }
        this.offsets = new long[(int) strips];
        this.counts = new long[(int) strips];
    }

    /** About the length of the file if it is not compressed, else a lower limit. */
    private long bytes() {
        return settings.compression() == Compression.NONE
                ? DATA_START + (long) offsets.length * rows * size.x() * type.fileBytes()
                : DATA_START;
    }

    private void write(Path part, DescriptionLines lines, WorkContext work) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long[] end = {DATA_START};
            work.forEachInOrder("writing TIFF", offsets.length, this::strip, (i, strip) -> {
                offsets[(int) i] = end[0];
                counts[(int) i] = strip.bytes().length;
                range = range.and(strip.range());
                fully(file, ByteBuffer.wrap(strip.bytes()), end[0]);
                end[0] += strip.bytes().length;
            });
            directories(file, end[0] + (end[0] & 1), lines, work);
        }
    }

    private Strip strip(long index) {
        long z = index / stripsPerPlane;
        long y = index % stripsPerPlane * rows;
        Region r = new Region(0, y, z, (int) size.x(), (int) Math.min(rows, size.y() - y), 1);
        Object values = volume.finest().read(r);
        byte[] raw = new byte[Math.multiplyExact(r.voxels(), type.fileBytes())];
        type.encode(values, 0, r.voxels(), ByteBuffer.wrap(raw), DirectoryBytes.ORDER);
        new Predictor(r.nx(), type.fileBytes(), 1, DirectoryBytes.ORDER).apply(settings.predictor(), raw, r.ny());
        byte[] packed = settings.compression().encoder().encode(raw, r.nx() * type.fileBytes());
        return new Strip(packed, ValueRange.of(type, values, r.voxels()));
    }

    private void directories(FileChannel file, long start, DescriptionLines lines, WorkContext work)
            throws IOException {
        String text = lines.text(type, range);
        // Entries, values outside of them and two numbers a strip, generously.
        long room = size.z() * 400 + 8L * offsets.length + text.length();
        boolean big = settings.big() || start + room > MOST_CLASSIC;
        header(file, big, start);
        long at = start;
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long written = start;
        for (int z = 0; z < size.z(); z++) {
            ByteBuffer d = directory(z, lines, text, big).at(at, z == size.z() - 1);
            at += d.remaining();
            if (d.remaining() > buffer.remaining()) {
                written = flush(file, buffer, written);
                work.checkCancelled("writing TIFF");
            }
            if (d.remaining() > buffer.capacity()) {
                written = flush(file, d.position(d.limit()), written);
            } else {
                buffer.put(d);
            }
        }
        flush(file, buffer, written);
    }

    private static void header(FileChannel file, boolean big, long directory) throws IOException {
        ByteBuffer h = ByteBuffer.allocate(DATA_START).order(DirectoryBytes.ORDER);
        h.put((byte) 'I').put((byte) 'I');
        if (big) {
            h.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
        } else {
            h.putShort((short) 42).putInt((int) directory);
        }
        fully(file, h.clear(), 0);
    }

    private DirectoryBytes directory(int z, DescriptionLines lines, String text, boolean big) {
        DirectoryBytes d = new DirectoryBytes(big)
                .longs(Tag.NEW_SUBFILE_TYPE, 0)
                .longs(Tag.IMAGE_WIDTH, size.x())
                .longs(Tag.IMAGE_LENGTH, size.y())
                .shorts(Tag.BITS_PER_SAMPLE, 8 * type.fileBytes())
                .shorts(Tag.COMPRESSION, settings.compression().code())
                .shorts(Tag.PHOTOMETRIC, 1)
                .shorts(Tag.SAMPLES_PER_PIXEL, 1)
                .shorts(Tag.PLANAR_CONFIGURATION, 1)
                .shorts(Tag.SAMPLE_FORMAT, !type.isInteger() ? 3 : type.min() < 0 ? 2 : 1);
        if (settings.predictor() != 1) {
            d.shorts(Tag.PREDICTOR, settings.predictor());
        }
        if (lines.x() != null && lines.y() != null) {
            d.rational(Tag.X_RESOLUTION, lines.x()).rational(Tag.Y_RESOLUTION, lines.y());
            d.shorts(Tag.RESOLUTION_UNIT, lines.resolutionUnit());
        }
        if (z == 0) {
            d.text(Tag.IMAGE_DESCRIPTION, text).text(Tag.SOFTWARE, "Sextant");
        }
        int first = z * stripsPerPlane;
        if (settings.compression() == Compression.NONE) {
            long[] plane = {offsets[first], size.x() * type.fileBytes() * size.y()};
            return d.longs(Tag.ROWS_PER_STRIP, size.y())
                    .offsets(Tag.STRIP_OFFSETS, plane, 0, 1)
                    .offsets(Tag.STRIP_BYTE_COUNTS, plane, 1, 1);
        }
        return d.longs(Tag.ROWS_PER_STRIP, rows)
                .offsets(Tag.STRIP_OFFSETS, offsets, first, stripsPerPlane)
                .offsets(Tag.STRIP_BYTE_COUNTS, counts, first, stripsPerPlane);
    }

    /** Writes what lies before the buffer's position; returns where the next byte goes. */
    private static long flush(FileChannel file, ByteBuffer buffer, long at) throws IOException {
        int n = buffer.position();
        fully(file, buffer.flip(), at);
        buffer.clear();
        return at + n;
    }

    private static void fully(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += file.write(bytes, to);
        }
    }
}
