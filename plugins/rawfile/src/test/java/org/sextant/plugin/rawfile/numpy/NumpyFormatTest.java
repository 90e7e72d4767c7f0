// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.numpy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sextant.plugin.rawfile.SampleBytes;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class NumpyFormatTest extends VolumeFormatContract {
    private static final Size3 SIZE = new Size3(6, 5, 4);

    @Override
    protected VolumeFormat format() {
        return new NumpyFormat();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        List<Sample> all = new ArrayList<>();
        Object[][] types = {
            {"|u1", ValueType.U8}, {"|i1", ValueType.I8}, {"<u2", ValueType.U16}, {">u2", ValueType.U16},
            {"<i2", ValueType.I16}, {">u4", ValueType.U32}, {"<i4", ValueType.I32}, {"<f2", ValueType.F16},
            {">f4", ValueType.F32}, {"<f8", ValueType.F64}
        };
        int version = 1;
        for (Object[] t : types) {
            String descr = (String) t[0];
            ValueType type = (ValueType) t[1];
            ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            Voxels v = Voxels.distinct(type);
            String name = type.label() + order.toString().charAt(0) + ".npy";
            Path path = into.resolve(name);
            Files.write(
                    path,
                    SampleBytes.join(
                            header(version, descr, "False", "(4, 5, 6)"), SampleBytes.of(v, SIZE, type, order)));
            all.add(new Sample(name, path, SIZE, type, null, v));
            version = version % 3 + 1;
        }
        all.add(fortran(into));
        all.add(flat(into, "flat.npy", "False"));
        all.add(flat(into, "flatf.npy", "True"));
        Voxels even = (x, y, z) -> (x + y) % 2;
        Path bool = into.resolve("bool.npy");
        Files.write(
                bool,
                SampleBytes.join(
                        header(1, "|b1", "False", "(4, 5, 6)"),
                        SampleBytes.of(even, SIZE, ValueType.U8, ByteOrder.BIG_ENDIAN)));
        all.add(new Sample("bool.npy", bool, SIZE, ValueType.U8, null, even));
        return all;
    }

    /** z fastest: the bytes of the volume with x and z exchanged. */
    private static Sample fortran(Path into) throws IOException {
        Voxels v = Voxels.distinct(ValueType.I16);
        Voxels turned = (x, y, z) -> v.at(z, y, x);
        Path path = into.resolve("fortran.npy");
        Files.write(
                path,
                SampleBytes.join(
                        header(1, "<i2", "True", "(4, 5, 6)"),
                        SampleBytes.of(turned, new Size3(4, 5, 6), ValueType.I16, ByteOrder.LITTLE_ENDIAN)));
        return new Sample("fortran.npy", path, SIZE, ValueType.I16, null, v);
    }

    private static Sample flat(Path into, String name, String fortran) throws IOException {
        Voxels v = Voxels.distinct(ValueType.U8);
        Voxels stored = fortran.equals("True") ? (x, y, z) -> v.at(y, x, z) : v;
        Size3 size = fortran.equals("True") ? new Size3(5, 6, 1) : new Size3(6, 5, 1);
        Path path = into.resolve(name);
        Files.write(
                path,
                SampleBytes.join(
                        header(2, "|u1", fortran, "(5, 6)"),
                        SampleBytes.of(stored, size, ValueType.U8, ByteOrder.BIG_ENDIAN)));
        return new Sample(name, path, new Size3(6, 5, 1), ValueType.U8, null, v);
    }

    private static byte[] header(int version, String descr, String fortran, String shape) {
        String text = "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
        int lengthBytes = version == 1 ? 2 : 4;
        int pad = 63 - (8 + lengthBytes + text.length()) % 64;
        byte[] body = ascii(text + " ".repeat(pad) + "\n");
        ByteBuffer b = ByteBuffer.allocate(8 + lengthBytes + body.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put(NumpyHeader.MAGIC).put((byte) version).put((byte) 0);
        if (version == 1) {
            b.putShort((short) body.length);
        } else {
            b.putInt(body.length);
        }
        return b.put(body).array();
    }

    @Test
    void whatIsNotReadIsRefusedInWords() throws IOException {
        refused(header(1, "<i8", "False", "(2, 2)"), "astype");
        refused(header(1, "<c8", "False", "(2, 2)"), "c8");
        refused(header(1, "=f4", "False", "(2, 2)"), "byte order");
        refused(header(1, "<f4", "False", "(2,)"), "shape");
        refused(header(1, "<f4", "False", "(2, 0)"), "shape");
        refused(header(1, "<f4", "False", "(1, 2, 2, 2)"), "a[0]");
        refused(header(1, "<f4", "False", "(200, 200)"), "160000 bytes");
        refused(header(1, "<f4", "False", "(200000000000, 200000000000)"), "more than any file");
        refused(header(1, "<f4", "__import__('os')", "(2, 2)"), "neither a string");
        refused(header(1, "<f4", "False", "((2, 2), 2)"), "whole number");
        refused(header(1, "<f4", "False", "(2, 2), 'x': (1,)"), "descr");
    }

    private void refused(byte[] header, String words) throws IOException {
        Path p = Files.write(folder.resolve("case.npy"), SampleBytes.join(header, new byte[64]));
        assertThatThrownBy(() -> format().open(p, options()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("case.npy")
                .hasMessageContaining(words);
    }
}
