// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;

/**
 * A second, slow and literal writer of Zarr, in the words of the specifications, to read with the product: axes z, y, x;
 * chunks for which {@code keep} says no are left out.
 */
final class TinyZarr {
    /** Which chunks are stored. */
    @FunctionalInterface
    interface Keep {
        boolean chunk(int z, int y, int x);
    }

    final Path folder;
    final int[] shape;
    final int[] chunk;
    final ValueType type;
    final Voxels voxels;
    boolean bigEndian;
    boolean fortran;
    String separator = "/";
    String fill = "0";
    Keep keep = (z, y, x) -> true;
    UnaryOperator<byte[]> encode = b -> b;

    TinyZarr(Path folder, int[] shape, int[] chunk, ValueType type, Voxels voxels) {
        this.folder = folder;
        this.shape = shape;
        this.chunk = chunk;
        this.type = type;
        this.voxels = voxels;
    }

    void v2(String compressor) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(".zarray"),
                "{\"zarr_format\":2,\"shape\":" + Arrays.toString(shape) + ",\"chunks\":" + Arrays.toString(chunk)
                        + ",\"dtype\":\"" + (type.fileBytes() == 1 ? "|" : bigEndian ? ">" : "<") + kind()
                        + type.fileBytes() + "\",\"order\":\"" + (fortran ? "F" : "C") + "\",\"fill_value\":" + fill
                        + ",\"dimension_separator\":\"" + separator + "\",\"filters\":null,\"compressor\":" + compressor
                        + "}");
        each((z, y, x) -> {
            Path file = folder.resolve(z + separator + y + separator + x);
            Files.createDirectories(file.getParent());
            Files.write(file, encode.apply(values(z, y, x)));
        });
    }

    void v3(String codecs, String keyEncoding) throws IOException {
        header3(chunk, codecs, keyEncoding);
        boolean prefixed = keyEncoding.contains("default");
        each((z, y, x) -> {
            Path file = folder.resolve((prefixed ? "c" + separator : "") + z + separator + y + separator + x);
            Files.createDirectories(file.getParent());
            Files.write(file, encode.apply(values(z, y, x)));
        });
    }

    /** Shards of 2×2×2 chunks. */
    void v3Sharded(String innerCodecs, boolean indexAtStart) throws IOException {
        int[] outer = {2 * chunk[0], 2 * chunk[1], 2 * chunk[2]};
        String index = "[{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}},{\"name\":\"crc32c\"}]";
        header3(
                outer,
                "[{\"name\":\"sharding_indexed\",\"configuration\":{\"chunk_shape\":" + Arrays.toString(chunk)
                        + ",\"codecs\":" + innerCodecs + ",\"index_codecs\":" + index + ",\"index_location\":\""
                        + (indexAtStart ? "start" : "end") + "\"}}]",
                "{\"name\":\"default\"}");
        for (int z = 0; z < shape[0]; z += outer[0]) {
            for (int y = 0; y < shape[1]; y += outer[1]) {
                for (int x = 0; x < shape[2]; x += outer[2]) {
                    shard(z / outer[0], y / outer[1], x / outer[2], indexAtStart);
                }
            }
        }
    }

    private void shard(int z, int y, int x, boolean indexAtStart) throws IOException {
        ByteBuffer table = ByteBuffer.allocate(16 * 8).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int start = indexAtStart ? 16 * 8 + 4 : 0;
        for (int i = 0; i < 8; i++) {
            int cz = 2 * z + (i >> 2);
            int cy = 2 * y + (i >> 1 & 1);
            int cx = 2 * x + (i & 1);
            boolean inside = cz * chunk[0] < shape[0] && cy * chunk[1] < shape[1] && cx * chunk[2] < shape[2];
            if (!inside || !keep.chunk(cz, cy, cx)) {
                table.putLong(-1).putLong(-1);
                continue;
            }
            byte[] b = encode.apply(values(cz, cy, cx));
            table.putLong(start + body.size()).putLong(b.length);
            body.write(b);
        }
        byte[] index = withCrc(table.array());
        Path file = folder.resolve("c/" + z + "/" + y + "/" + x);
        Files.createDirectories(file.getParent());
        Files.write(file, indexAtStart ? join(index, body.toByteArray()) : join(body.toByteArray(), index));
    }

    private void header3(int[] outer, String codecs, String keyEncoding) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("zarr.json"),
                "{\"zarr_format\":3,\"node_type\":\"array\",\"shape\":" + Arrays.toString(shape)
                        + ",\"data_type\":\""
                        + switch (type) {
                            case U8 -> "uint8";
                            case I8 -> "int8";
                            case U16 -> "uint16";
                            case I16 -> "int16";
                            case U32 -> "uint32";
                            case I32 -> "int32";
                            case F16 -> "float16";
                            case F32 -> "float32";
                            case F64 -> "float64";
                        }
                        + "\",\"chunk_grid\":{\"name\":\"regular\",\"configuration\":{\"chunk_shape\":"
                        + Arrays.toString(outer) + "}},\"chunk_key_encoding\":" + keyEncoding + ",\"fill_value\":"
                        + fill
                        + ",\"codecs\":" + codecs + ",\"attributes\":{}}");
    }

    private String kind() {
        return type.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT);
    }

    /** Work on one chunk. */
    private interface EachChunk {
        void at(int z, int y, int x) throws IOException;
    }

    private void each(EachChunk body) throws IOException {
        for (int z = 0; z * chunk[0] < shape[0]; z++) {
            for (int y = 0; y * chunk[1] < shape[1]; y++) {
                for (int x = 0; x * chunk[2] < shape[2]; x++) {
                    if (keep.chunk(z, y, x)) {
                        body.at(z, y, x);
                    }
                }
            }
        }
    }

    /** The bytes of a chunk, padded with 77 to its full size. */
    private byte[] values(int cz, int cy, int cx) {
        ByteBuffer b = ByteBuffer.allocate(chunk[0] * chunk[1] * chunk[2] * type.fileBytes())
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int n = chunk[0] * chunk[1] * chunk[2];
        for (int i = 0; i < n; i++) {
            int z = fortran ? i % chunk[0] : i / (chunk[1] * chunk[2]);
            int y = fortran ? i / chunk[0] % chunk[1] : i / chunk[2] % chunk[1];
            int x = fortran ? i / (chunk[0] * chunk[1]) : i % chunk[2];
            z += cz * chunk[0];
            y += cy * chunk[1];
            x += cx * chunk[2];
            put(b, z < shape[0] && y < shape[1] && x < shape[2] ? voxels.at(x, y, z) : 77);
        }
        return b.array();
    }

    private void put(ByteBuffer b, double v) {
        switch (type) {
            case U8, I8 -> b.put((byte) (int) v);
            case U16, I16 -> b.putShort((short) (int) v);
            case U32, I32 -> b.putInt((int) (long) v);
            case F16 -> b.putShort(half((float) v));
            case F32 -> b.putFloat((float) v);
            case F64 -> b.putDouble(v);
        }
    }

    /** Exact for the values that the tests use. */
    private static short half(float f) {
        for (int bits = 0; bits < 0x10000; bits++) {
            if (ValueType.halfToFloat((short) bits) == f) {
                return (short) bits;
            }
        }
        throw new IllegalArgumentException(f + " is no half-precision number");
    }

    static byte[] withCrc(byte[] b) {
        CRC32C crc = new CRC32C();
        crc.update(b);
        return join(
                b,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt((int) crc.getValue())
                        .array());
    }

    static byte[] gzip(byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var gz = new GZIPOutputStream(out)) {
            gz.write(b);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zlib(byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var z = new DeflaterOutputStream(out)) {
            z.write(b);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
