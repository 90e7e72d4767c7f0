// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** The contract, over every mode, both byte orders, permuted axes, extended headers and gzip. */
class MrcFormatTest extends VolumeFormatContract {
    private static final Size3 SIZE = new Size3(9, 7, 5);
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final Voxels NIBBLES = (x, y, z) -> (x * 3 + y * 5 + z * 7 + x * y) % 16;
    private static final Vector3d VOXEL = new Vector3d(6.5e-4);

    @Override
    protected VolumeFormat format() {
        return new MrcFormat();
    }

    private static Sample sample(Path path, ValueType type, @Nullable Vector3d voxel, Voxels expected) {
        return new Sample(path.getFileName().toString(), path, SIZE, type, voxel, expected);
    }

    private static MrcBytes mode(ByteOrder order, int mode, ValueType type) {
        return new MrcBytes(order, SIZE, mode).voxels(Voxels.distinct(type));
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        List<Sample> all = new ArrayList<>();
        for (ByteOrder order : List.of(LITTLE, BIG)) {
            String o = order == LITTLE ? "-little" : "-big";
            add(all, mode(order, 0, ValueType.I8).write(into.resolve("i8" + o + ".mrc")), ValueType.I8);
            add(all, mode(order, 1, ValueType.I16).write(into.resolve("i16" + o + ".st")), ValueType.I16);
            add(all, mode(order, 2, ValueType.F32).write(into.resolve("f32" + o + ".map")), ValueType.F32);
            add(all, mode(order, 6, ValueType.U16).write(into.resolve("u16" + o + ".rec")), ValueType.U16);
            add(all, mode(order, 12, ValueType.F16).write(into.resolve("f16" + o + ".mrcs")), ValueType.F16);
            MrcBytes packed = new MrcBytes(order, SIZE, 101).voxels(NIBBLES);
            all.add(sample(packed.write(into.resolve("nibbles" + o + ".mrc")), ValueType.U8, VOXEL, NIBBLES));
        }
        add(all, mode(LITTLE, 1, ValueType.I16).writeGzip(into.resolve("packed.mrc.gz")), ValueType.I16);
        bytesByStamp(all, into);
        permuted(all, into);
        extended(all, into);
        old(all, into);
        return all;
    }

    private static void add(List<Sample> all, Path path, ValueType type) {
        all.add(sample(path, type, VOXEL, Voxels.distinct(type)));
    }

    private static void bytesByStamp(List<Sample> all, Path into) throws IOException {
        MrcBytes unsigned = mode(LITTLE, 0, ValueType.U8).word(39, 1146047817).word(40, 4);
        add(all, unsigned.write(into.resolve("imod-unsigned.mrc")), ValueType.U8);
        MrcBytes signed = mode(BIG, 0, ValueType.I8).word(39, 1146047817).word(40, 5);
        add(all, signed.write(into.resolve("imod-signed.mrc")), ValueType.I8);
    }

    /** All orders of the axes: the voxel at x,y,z is stored where the header says, the cell stays that of x,y,z. */
    private static void permuted(List<Sample> all, Path into) throws IOException {
        int[][] orders = {{1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}};
        int[] modes = {2, 0, 1, 6, 12};
        ValueType[] types = {ValueType.F32, ValueType.I8, ValueType.I16, ValueType.U16, ValueType.F16};
        for (int i = 0; i < orders.length; i++) {
            int[] crs = orders[i];
            Voxels want = Voxels.distinct(types[i]);
            Size3 stored = new Size3(SIZE.get(crs[0] - 1), SIZE.get(crs[1] - 1), SIZE.get(crs[2] - 1));
            MrcBytes m = new MrcBytes(i % 2 == 0 ? LITTLE : BIG, stored, modes[i])
                    .word(17, crs[0])
                    .word(18, crs[1])
                    .word(19, crs[2])
                    .word(8, 9)
                    .word(9, 7)
                    .word(10, 5)
                    .real(11, 9 * 6.5)
                    .real(12, 7 * 8.0)
                    .real(13, 5 * 10.0)
                    .voxels((c, r, s) -> {
                        long[] xyz = new long[3];
                        xyz[crs[0] - 1] = c;
                        xyz[crs[1] - 1] = r;
                        xyz[crs[2] - 1] = s;
                        return want.at(xyz[0], xyz[1], xyz[2]);
                    });
            Path path = m.write(into.resolve("axes-" + crs[0] + crs[1] + crs[2] + ".map"));
            all.add(sample(path, types[i], new Vector3d(6.5e-4, 8e-4, 1e-3), want));
        }
    }

    private static void extended(List<Sample> all, Path into) throws IOException {
        MrcBytes serial = mode(LITTLE, 1, ValueType.I16)
                .half(128, 8)
                .half(130, 3)
                .extended("SERI", 40, b -> {
                    for (int i = 0; i < 5; i++) {
                        b.putShort(i * 8, (short) (-6000 + 3001 * i));
                    }
                });
        all.add(sample(serial.write(into.resolve("serial.st")), ValueType.I16, null, Voxels.distinct(ValueType.I16)));
        MrcBytes fei = mode(BIG, 6, ValueType.U16).extended("FEI1", 5 * 768, b -> {
            for (int i = 0; i < 5; i++) {
                b.putInt(i * 768, 768).putDouble(i * 768 + 100, -30.5 + i);
            }
        });
        all.add(sample(fei.write(into.resolve("fei.mrc")), ValueType.U16, null, Voxels.distinct(ValueType.U16)));
        MrcBytes symmetry = mode(LITTLE, 2, ValueType.F32).extended("CCP4", 80, b -> {
            b.put("X,  Y,  Z".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            while (b.hasRemaining()) {
                b.put((byte) ' ');
            }
        });
        add(all, symmetry.write(into.resolve("symmetry.map")), ValueType.F32);
    }

    /** No word MAP, no stamp, no axes, no cell. */
    private static void old(List<Sample> all, Path into) throws IOException {
        for (ByteOrder order : List.of(LITTLE, BIG)) {
            MrcBytes m = mode(order, 1, ValueType.I16)
                    .text(208, "\0\0\0\0\0\0")
                    .word(17, 0)
                    .word(18, 0)
                    .word(19, 0)
                    .real(11, 0)
                    .real(12, 0)
                    .real(13, 0)
                    .word(28, 0);
            Path path = m.write(into.resolve("old-" + (order == LITTLE ? "little" : "big") + ".mrc"));
            all.add(sample(path, ValueType.I16, null, Voxels.distinct(ValueType.I16)));
        }
    }
}
