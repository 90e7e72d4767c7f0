// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sextant.plugin.xradia.compound.CompoundFile;
import org.sextant.plugin.xradia.compound.CompoundStream;
import org.sextant.volume.data.Metadata;

/**
 * Every stream that is not an image as a metadata field under its full path. Numbers are decoded where the stream is
 * known ({@link StreamType}); of others the length and the first bytes are given, with what they would mean as numbers.
 */
final class StreamMetadata {
    /** Streams longer than this are tables of corrections or images, not statements. */
    private static final int LONGEST = 1 << 20;

    private static final int SHOWN_BYTES = 32;

    private final Metadata.Builder fields = Metadata.builder();
    private final XradiaHeader header;

    private StreamMetadata(XradiaHeader header) {
        this.header = header;
    }

    static Metadata of(CompoundFile file, XradiaHeader header) throws IOException {
        StreamMetadata all = new StreamMetadata(header);
        for (CompoundStream s : file.streams()) {
            if (!ImageSeries.isImage(s.path())) {
                all.add(s);
            }
        }
        return all.fields.build();
    }

    private void add(CompoundStream s) throws IOException {
        StreamType type = StreamType.of(s.path());
        if (s.size() > LONGEST) {
            fields.text(s.path(), raw(s.read(0, SHOWN_BYTES), s.size()));
            return;
        }
        ByteBuffer b = s.read(0, s.size());
        boolean words = b.limit() >= 4 && b.limit() % 4 == 0;
        switch (type.kind()) {
            case F32 -> {
                if (words) {
                    floats(s.path(), b, type.unit());
                } else {
                    fields.text(s.path(), raw(b, s.size()));
                }
            }
            case I32 -> {
                if (words) {
                    integers(s.path(), b, type.unit());
                } else {
                    fields.text(s.path(), raw(b, s.size()));
                }
            }
            case TEXT -> fields.text(s.path(), text(b, 0, b.limit()));
            case TEXT_PER_IMAGE -> fields.text(s.path(), texts(b, header.images()));
            case TEXT_PER_AXIS -> fields.text(s.path(), texts(b, header.axes()));
            case UNKNOWN -> fields.text(s.path(), raw(b, s.size()));
        }
    }

    private void floats(String path, ByteBuffer b, String unit) {
        if (b.limit() == 4) {
            fields.number(path, (double) b.getFloat(0), unit);
            return;
        }
        double[] values = new double[b.limit() / 4];
        Arrays.setAll(values, i -> b.getFloat(4 * i));
        fields.numbers(path, values, unit);
    }

    private void integers(String path, ByteBuffer b, String unit) {
        if (b.limit() == 4) {
            fields.number(path, (long) b.getInt(0), unit);
            return;
        }
        long[] values = new long[b.limit() / 4];
        Arrays.setAll(values, i -> b.getInt(4 * i));
        fields.numbers(path, values, unit);
    }

    /** Texts of equal length, one for each image or axis; one text if the stream cannot be cut that way. */
    private static String texts(ByteBuffer b, long count) {
        if (count < 2 || count > b.limit() || b.limit() % count != 0) {
            return text(b, 0, b.limit());
        }
        int length = (int) (b.limit() / count);
        return IntStream.range(0, (int) count)
                .mapToObj(i -> text(b, i * length, length))
                .collect(Collectors.joining(", "));
    }

    /** Up to the first zero byte: behind it lies what was in the writer's memory. */
    static String text(ByteBuffer b, int from, int length) {
        int n = 0;
        while (n < length && b.get(from + n) != 0) {
            n++;
        }
        byte[] bytes = new byte[n];
        b.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).strip();
    }

    private static String raw(ByteBuffer b, long size) {
        byte[] first = new byte[Math.min(SHOWN_BYTES, b.limit())];
        b.get(0, first);
        String shown = size + " bytes" + (first.length == 0 ? "" : ": ")
                + HexFormat.ofDelimiter(" ").formatHex(first) + (size > first.length ? " …" : "");
        String text = text(b, 0, first.length);
        boolean readable = text.length() > 1 && text.chars().allMatch(c -> c >= ' ' && c < 127);
        if (readable) {
            return shown + " ('" + text + "')";
        }
        return size >= 4 && size % 4 == 0 ? shown + " (" + words(b, Math.min(b.limit(), SHOWN_BYTES) / 4) + ")" : shown;
    }

    /** The first n words as what they may be. */
    private static String words(ByteBuffer b, int n) {
        return "int32 "
                + IntStream.range(0, n)
                        .mapToObj(i -> Integer.toString(b.getInt(4 * i)))
                        .collect(Collectors.joining(" "))
                + ", float32 "
                + IntStream.range(0, n)
                        .mapToObj(i -> Float.toString(b.getFloat(4 * i)))
                        .collect(Collectors.joining(" "));
    }
}
