// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import com.github.luben.zstd.Zstd;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The ways strips and tiles are compressed, by the numbers of the Compression entry. */
public enum Compression {
    NONE(1, 1, StoredDecoder::new, () -> (raw, row) -> raw),
    /** TIFF 6.0 section 13. */
    LZW(5, 4096, LzwDecoder::new, LzwEncoder::new),
    /** zlib streams; TIFF supplement 2, 2002. */
    DEFLATE(8, 1032, DeflateDecoder::new, DeflateEncoder::new),
    /** The same under its number of before the supplement. */
    OLD_DEFLATE(32946, 1032, DeflateDecoder::new, DeflateEncoder::new),
    /** TIFF 6.0 section 9. */
    PACKBITS(32773, 64, PackBitsDecoder::new, PackBitsEncoder::new),
    /** RFC 8878, as libtiff 4.0.10 numbers it. */
    ZSTD(50000, 1 << 15, ZstdDecoder::new, () -> (raw, row) -> Zstd.compress(raw));

    private static final List<Compression> ALL = List.of(values());

    private final int code;
    private final long mostInflation;
    private final Supplier<Decoder> decoder;
    private final Supplier<Encoder> encoder;

    Compression(int code, long mostInflation, Supplier<Decoder> decoder, Supplier<Encoder> encoder) {
        this.code = code;
        this.mostInflation = mostInflation;
        this.decoder = decoder;
        this.encoder = encoder;
    }

    public int code() {
        return code;
    }

    public static Optional<Compression> of(long code) {
        for (Compression c : ALL) {
            if (c.code == code) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /** Name in small letters, as the exporter's setting has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a predictor may come before it. */
    public boolean hasPredictor() {
        return this != NONE && this != PACKBITS;
    }

    /** The most that this many bytes can hold; no stream of this kind expands more. */
    public long mostBytes(long compressed) {
        return compressed > Long.MAX_VALUE / mostInflation ? Long.MAX_VALUE : compressed * mostInflation;
    }

    /** A decoder for one thread. */
    public Decoder decoder() {
        return decoder.get();
    }

    /** An encoder for one thread. */
    public Encoder encoder() {
        return encoder.get();
    }

    /** Name in brackets of a number that others use, else empty. */
    public static String nameOfUnsupported(long code) {
        String name = switch ((int) Math.min(code, Integer.MAX_VALUE)) {
            case 2, 3, 4 -> "CCITT fax";
            case 6, 7 -> "JPEG";
            case 33003, 33005, 34712 -> "JPEG 2000";
            case 34887 -> "LERC";
            case 34925 -> "LZMA";
            case 50001 -> "WebP";
            case 50002, 52546 -> "JPEG XL";
            default -> "";
        };
        return name.isEmpty() ? "" : " (" + name + ")";
    }
}
