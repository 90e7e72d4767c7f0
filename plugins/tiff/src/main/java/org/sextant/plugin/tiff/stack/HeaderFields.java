// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.util.Locale;
import org.sextant.plugin.tiff.codec.Compression;
import org.sextant.plugin.tiff.file.Directory;
import org.sextant.plugin.tiff.file.Entry;
import org.sextant.plugin.tiff.file.FieldType;
import org.sextant.plugin.tiff.file.Tag;
import org.sextant.volume.data.Metadata;
import org.sextant.world.error.DataException;

/** Lists the entries of a directory under their names in the specification. */
final class HeaderFields {
    /** Longer lists are tables for the program that wrote them. */
    private static final int MOST_VALUES = 16;

    private HeaderFields() {}

    static Metadata of(Directory d) {
        Metadata.Builder fields = Metadata.builder();
        fields.text(
                "ByteOrder",
                d.file().order().toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        fields.text("Version", d.file().big() ? "BigTIFF" : "TIFF");
        for (Entry e : d.entries()) {
            if (e.tag() != Tag.STRIP_OFFSETS
                    && e.tag() != Tag.STRIP_BYTE_COUNTS
                    && e.tag() != Tag.TILE_OFFSETS
                    && e.tag() != Tag.TILE_BYTE_COUNTS) {
                add(d, e, fields);
            }
        }
        return fields.build();
    }

    private static void add(Directory d, Entry e, Metadata.Builder fields) {
        String name = Tag.name(e.tag());
        try {
            if (e.type() == FieldType.ASCII) {
                fields.text(name, d.text(e.tag()));
            } else if (FieldType.bytes(e.type()) == 0 || e.count() > MOST_VALUES) {
                fields.text(name, e.count() + " values of type " + e.type() + " at byte " + e.at());
            } else if (e.tag() == Tag.PHOTOMETRIC) {
                fields.text(name, photometric(d.integer(e.tag(), 1)));
            } else if (e.tag() == Tag.COMPRESSION) {
                fields.text(name, compression(d.integer(e.tag(), 1)));
            } else if (e.tag() == Tag.RESOLUTION_UNIT) {
                fields.text(name, unit(d.integer(e.tag(), 2)));
            } else {
                number(d, e, name, fields);
            }
        } catch (DataException damaged) {
            fields.text(name, "unreadable: " + damaged.getMessage());
        }
    }

    private static void number(Directory d, Entry e, String name, Metadata.Builder fields) {
        double[] v = d.numbers(e, MOST_VALUES);
        boolean whole = e.type() != FieldType.RATIONAL
                && e.type() != FieldType.SRATIONAL
                && e.type() != FieldType.FLOAT
                && e.type() != FieldType.DOUBLE;
        String unit = e.tag() == Tag.X_RESOLUTION || e.tag() == Tag.Y_RESOLUTION ? perUnit(d) : "";
        if (whole && v.length == 1) {
            fields.number(name, d.integers(e, 1)[0], unit);
        } else if (whole) {
            fields.numbers(name, d.integers(e, MOST_VALUES), unit);
        } else if (v.length == 1) {
            fields.number(name, v[0], unit);
        } else {
            fields.numbers(name, v, unit);
        }
    }

    private static String perUnit(Directory d) {
        return switch (unit(d.integer(Tag.RESOLUTION_UNIT, 2))) {
            case "inch" -> "pixels/in";
            case "centimetre" -> "pixels/cm";
            default -> "";
        };
    }

    private static String unit(long code) {
        return code == 2 ? "inch" : code == 3 ? "centimetre" : "none";
    }

    private static String compression(long code) {
        return Compression.of(code).map(Compression::label).orElse("") + " (" + code + ")";
    }

    private static String photometric(long code) {
        String name = switch ((int) Math.max(-1, Math.min(99, code))) {
            case 0 -> "WhiteIsZero, values are given as stored";
            case 1 -> "BlackIsZero";
            case 2 -> "RGB";
            case 3 -> "palette, values are indices";
            case 4 -> "mask";
            case 5 -> "separated (CMYK)";
            case 6 -> "YCbCr";
            case 8 -> "CIELab";
            default -> "other";
        };
        return name + " (" + code + ")";
    }
}
