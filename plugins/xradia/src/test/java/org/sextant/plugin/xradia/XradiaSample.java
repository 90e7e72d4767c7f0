// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** The streams of a made-up scan, and two programs that write them. */
final class XradiaSample {
    private final Map<String, byte[]> streams = new LinkedHashMap<>();

    XradiaSample(Size3 size, ValueType type, int typeCode) {
        integers("ImageInfo/NoOfImages", (int) size.z());
        integers("ImageInfo/ImagesTaken", (int) size.z());
        integers("ImageInfo/ImageWidth", (int) size.x());
        integers("ImageInfo/ImageHeight", (int) size.y());
        integers("ImageInfo/DataType", typeCode);
        for (int z = 0; z < size.z(); z++) {
            image("ImageData" + (1 + z / 100) + "/Image" + (z + 1), size, type, z);
        }
    }

    XradiaSample image(String path, Size3 size, ValueType type, long z) {
        Voxels planes = Voxels.distinct(type);
        Voxels plane = (x, y, zero) -> planes.at(x, y, z);
        int n = (int) (size.x() * size.y());
        ByteBuffer b = buffer(n * type.fileBytes());
        type.encode(plane.array(new Size3(size.x(), size.y(), 1), type), 0, n, b, ByteOrder.LITTLE_ENDIAN);
        return bytes(path, b.array());
    }

    XradiaSample integers(String path, int... values) {
        ByteBuffer b = buffer(4 * values.length);
        for (int v : values) {
            b.putInt(v);
        }
        return bytes(path, b.array());
    }

    XradiaSample floats(String path, float... values) {
        ByteBuffer b = buffer(4 * values.length);
        for (float v : values) {
            b.putFloat(v);
        }
        return bytes(path, b.array());
    }

    /** Texts in fields of equal length, filled with zeros as the instrument does. */
    XradiaSample texts(String path, int length, String... values) {
        ByteBuffer b = buffer(length * values.length);
        for (int i = 0; i < values.length; i++) {
            b.position(i * length);
            b.put(values[i].getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes(path, b.array());
    }

    XradiaSample bytes(String path, byte[] value) {
        streams.put(path, value);
        return this;
    }

    XradiaSample without(String path) {
        streams.remove(path);
        return this;
    }

    /** Written by Apache POI: version 3, sectors of 512 bytes. */
    Path byPoi(Path path) throws IOException {
        try (POIFSFileSystem fs = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(path)) {
            for (Map.Entry<String, byte[]> e : streams.entrySet()) {
                String[] parts = e.getKey().split("/");
                DirectoryEntry at = fs.getRoot();
                for (int i = 0; i < parts.length - 1; i++) {
                    at = at.hasEntryCaseInsensitive(parts[i])
                            ? (DirectoryEntry) at.getEntryCaseInsensitive(parts[i])
                            : at.createDirectory(parts[i]);
                }
                at.createDocument(parts[parts.length - 1], new ByteArrayInputStream(e.getValue()));
            }
            fs.writeFilesystem(out);
        }
        return path;
    }

    Path byOwnWriter(Path path, int shift, boolean torn) throws IOException {
        CompoundWriter w = new CompoundWriter(shift, torn);
        streams.forEach(w::add);
        w.write(path);
        return path;
    }

    Map<String, byte[]> streams() {
        return streams;
    }

    private static ByteBuffer buffer(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }
}
