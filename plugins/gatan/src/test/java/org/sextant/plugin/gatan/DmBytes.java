// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sextant.testkit.Voxels;
import org.sextant.world.grid.Size3;

/** Writes Digital Micrograph files of both versions and byte orders, knowing nothing of the code under test. */
final class DmBytes {
    /** A tag with its label, kind (20 group, 21 data) and bytes. */
    record Tag(String label, int kind, byte[] body) {}

    private final int version;
    private final ByteOrder order;

    DmBytes(int version, ByteOrder order) {
        this.version = version;
        this.order = order;
    }

    private byte[] count(long n) {
        return version == 4
                ? ByteBuffer.allocate(8).putLong(n).array()
                : ByteBuffer.allocate(4).putInt((int) n).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] p : parts) {
            out.writeBytes(p);
        }
        return out.toByteArray();
    }

    Tag group(String label, List<Tag> tags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, 0});
        out.writeBytes(count(tags.size()));
        for (Tag t : tags) {
            byte[] name = t.label().getBytes(StandardCharsets.ISO_8859_1);
            out.write(t.kind());
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) name.length).array());
            out.writeBytes(name);
            if (version == 4) {
                out.writeBytes(ByteBuffer.allocate(8).putLong(t.body().length).array());
            }
            out.writeBytes(t.body());
        }
        return new Tag(label, 20, out.toByteArray());
    }

    Tag group(String label, Tag... tags) {
        return group(label, List.of(tags));
    }

    Tag data(String label, byte[] value, long... info) {
        byte[] numbers = new byte[0];
        for (long i : info) {
            numbers = join(numbers, count(i));
        }
        return new Tag(label, 21, join(new byte[] {'%', '%', '%', '%'}, count(info.length), numbers, value));
    }

    private byte[] value(int code, double v) {
        ByteBuffer b = ByteBuffer.allocate(8).order(order);
        switch (code) {
            case 2, 4 -> b.putShort((short) (int) v);
            case 3 -> b.putInt((int) v);
            case 5 -> b.putInt((int) (long) v);
            case 6 -> b.putFloat((float) v);
            case 7 -> b.putDouble(v);
            case 8, 9, 10 -> b.put((byte) (int) v);
            case 11, 12 -> b.putLong((long) v);
            default -> throw new IllegalArgumentException("type " + code);
        }
        return java.util.Arrays.copyOf(b.array(), b.position());
    }

    Tag number(String label, int code, double v) {
        return data(label, value(code, v), code);
    }

    Tag text(String label, String text) {
        byte[] b =
                text.getBytes(order == ByteOrder.LITTLE_ENDIAN ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        return data(label, b, 20, 4, text.length());
    }

    Tag struct(String label, int code, double... values) {
        List<Long> info = new ArrayList<>(List.of(15L, 0L, (long) values.length));
        byte[] b = new byte[0];
        for (double v : values) {
            info.add(0L);
            info.add((long) code);
            b = join(b, value(code, v));
        }
        return data(label, b, info.stream().mapToLong(Long::longValue).toArray());
    }

    /** The file around its tags. */
    byte[] file(Tag... tags) {
        byte[] root = group("", tags).body();
        byte[] head = join(
                ByteBuffer.allocate(4).putInt(version).array(),
                count(root.length),
                ByteBuffer.allocate(4)
                        .putInt(order == ByteOrder.LITTLE_ENDIAN ? 1 : 0)
                        .array());
        return join(head, root, new byte[8]);
    }

    Tag axis(double scale, double origin, String unit) {
        return group("", number("Origin", 6, origin), number("Scale", 6, scale), text("Units", unit));
    }

    Tag brightness(double scale, double origin, String unit) {
        return group("Brightness", number("Origin", 6, origin), number("Scale", 6, scale), text("Units", unit));
    }

    /** Data type of the image, data type of the array's elements. */
    private static int element(int dataType) {
        return switch (dataType) {
            case 1 -> 2;
            case 2 -> 6;
            case 7, 23 -> 3;
            case 9 -> 9;
            case 10 -> 4;
            case 11 -> 5;
            case 12 -> 7;
            default -> 10;
        };
    }

    /** An image with as many axes as there are calibrations. */
    Tag image(Size3 size, int dataType, Voxels voxels, Tag brightness, List<Tag> axes, Tag... more) {
        int element = element(dataType);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    data.writeBytes(value(element, voxels.at(x, y, z)));
                }
            }
        }
        List<Tag> dims = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            dims.add(number("", 5, i < 3 ? size.get(i) : 1));
        }
        Tag calibrations = group("Calibrations", brightness, group("Dimension", axes));
        Tag imageData = group(
                "ImageData",
                calibrations,
                data("Data", data.toByteArray(), 20, element, size.voxels()),
                number("DataType", 5, dataType),
                group("Dimensions", dims),
                number("PixelDepth", 5, data.size() / (double) size.voxels()));
        List<Tag> parts = new ArrayList<>(List.of(imageData));
        parts.addAll(List.of(more));
        return group("", parts);
    }

    Tag plain(Size3 size, int dataType, Voxels voxels) {
        return image(size, dataType, voxels, brightness(1, 0, ""), List.of(axis(1, 0, ""), axis(1, 0, "")));
    }

    Tag thumbnail() {
        return plain(new Size3(4, 4, 1), 23, (x, y, z) -> 0x7f102030);
    }

    Tag stage(double alphaDeg) {
        return group(
                "ImageTags", group("Microscope Info", group("Stage Position", number("Stage Alpha", 7, alphaDeg))));
    }
}
