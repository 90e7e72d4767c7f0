// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joml.Vector3d;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** The contract, over both versions, both byte orders, every type, planes, volumes and folders. */
class GatanFormatTest extends VolumeFormatContract {
    private static final Size3 VOLUME = new Size3(7, 5, 3);
    private static final Size3 PLANE = new Size3(9, 7, 1);
    private static final Map<Integer, ValueType> TYPES = new TreeMap<>(Map.of(
            1, ValueType.I16,
            2, ValueType.F32,
            6, ValueType.U8,
            7, ValueType.I32,
            9, ValueType.I8,
            10, ValueType.U16,
            11, ValueType.U32,
            12, ValueType.F64));

    @Override
    protected VolumeFormat format() {
        return new GatanFormat();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        List<Sample> all = new ArrayList<>();
        for (int version : new int[] {3, 4}) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                DmBytes dm = new DmBytes(version, order);
                String name = (order == ByteOrder.LITTLE_ENDIAN ? "little" : "big") + ".dm" + version;
                for (var t : TYPES.entrySet()) {
                    all.add(volume(dm, into.resolve(t.getValue().label() + "-" + name), t.getKey(), t.getValue()));
                }
                all.add(plane(dm, into.resolve("plane-" + name)));
                all.add(series(dm, into.resolve("series-" + name.replace('.', '-'))));
            }
        }
        DmBytes dm = new DmBytes(4, ByteOrder.LITTLE_ENDIAN);
        Voxels mask = (x, y, z) -> (x + y) % 2;
        Path path = Files.write(into.resolve("mask.dm4"), dm.file(dm.group("ImageList", dm.plain(PLANE, 14, mask))));
        all.add(new Sample("mask", path, PLANE, ValueType.U8, null, mask));
        return all;
    }

    private static Sample volume(DmBytes dm, Path path, int code, ValueType type) throws IOException {
        Voxels voxels = Voxels.distinct(type);
        DmBytes.Tag image = dm.image(
                VOLUME,
                code,
                voxels,
                dm.brightness(0, 0, ""),
                List.of(dm.axis(0.5, 0, "nm"), dm.axis(0.75, 1, "nm"), dm.axis(0.00125, 0, "µm")));
        Files.write(path, dm.file(dm.struct("Window", 3, 1, 2, 3, 4), dm.group("ImageList", image)));
        return new Sample(
                path.getFileName().toString(), path, VOLUME, type, new Vector3d(5e-4, 7.5e-4, 1.25e-3), voxels);
    }

    private static byte[] image(DmBytes dm, Voxels voxels, double alphaDeg) {
        DmBytes.Tag image = dm.image(
                PLANE,
                10,
                voxels,
                dm.brightness(2, 10, "e-"),
                List.of(dm.axis(0.5, 0, "nm"), dm.axis(0.5, 0, "nm")),
                dm.stage(alphaDeg),
                dm.text("Name", "a plane"));
        return dm.file(
                dm.number("InImageMode", 8, 1),
                dm.group("ImageList", dm.thumbnail(), image),
                dm.group("Thumbnails", dm.group("", dm.number("ImageIndex", 5, 0))));
    }

    private static Sample plane(DmBytes dm, Path path) throws IOException {
        Voxels voxels = Voxels.distinct(ValueType.U16);
        Files.write(path, image(dm, voxels, -12.5));
        return new Sample(path.getFileName().toString(), path, PLANE, ValueType.U16, null, voxels);
    }

    /** Names whose alphabetical order is not that of their numbers. */
    private static Sample series(DmBytes dm, Path folder) throws IOException {
        Files.createDirectory(folder);
        Voxels voxels = Voxels.distinct(ValueType.U16);
        int[] numbers = {2, 9, 10, 100};
        for (int i = 0; i < numbers.length; i++) {
            int z = i;
            Files.write(
                    folder.resolve("tilt_" + numbers[i] + ".dm3"), image(dm, (x, y, k) -> voxels.at(x, y, z), 3 * i));
        }
        return new Sample(
                folder.getFileName().toString(),
                folder,
                new Size3(PLANE.x(), PLANE.y(), numbers.length),
                ValueType.U16,
                null,
                voxels);
    }
}
