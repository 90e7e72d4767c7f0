// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** The contract of formats with every variant of TIFF that an independent encoder makes. */
class TiffFormatTest extends VolumeFormatContract {
    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    @Override
    protected VolumeFormat format() {
        return new TiffFormat();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        List<Sample> all = new ArrayList<>();
        for (ByteOrder order : ORDERS) {
            String o = order == ByteOrder.LITTLE_ENDIAN ? "le-" : "be-";
            for (ValueType type : ValueType.values()) {
                add(all, into, o + type.label(), TiffEncoder.of(type).order(order));
                add(
                        all,
                        into,
                        o + "big-tiles-" + type.label(),
                        TiffEncoder.of(type).order(order).big().tile(16));
                for (int code : new int[] {5, 8, 32946, 50000}) {
                    TiffEncoder two = TiffEncoder.of(type).order(order).packed(code, 2);
                    add(all, into, o + code + "-horizontal-" + type.label(), two);
                }
                if (!type.isInteger()) {
                    add(
                            all,
                            into,
                            o + "floating-" + type.label(),
                            TiffEncoder.of(type).order(order).packed(8, 3));
                    add(
                            all,
                            into,
                            o + "floating-tiles-" + type.label(),
                            TiffEncoder.of(type).order(order).packed(50000, 3).tile(16));
                }
            }
        }
        variants(all, into);
        described(all, into);
        folders(all, into);
        return all;
    }

    private void variants(List<Sample> all, Path into) throws IOException {
        add(all, into, "packbits", TiffEncoder.of(ValueType.U16).packed(32773, 1));
        add(all, into, "lzw", TiffEncoder.of(ValueType.F64).packed(5, 1).size(40, 40, 2));
        TiffEncoder old = TiffEncoder.of(ValueType.F64).packed(5, 1).size(40, 40, 2);
        old.oldLzw = true;
        old.rowsPerStrip = 40;
        add(all, into, "lzw-old", old);
        for (boolean planar : new boolean[] {false, true}) {
            for (ValueType type : List.of(ValueType.U8, ValueType.U16, ValueType.F32)) {
                String p = (planar ? "planar-" : "chunky-") + type.label();
                add(all, into, p, TiffEncoder.of(type).samples(3, planar));
                add(
                        all,
                        into,
                        p + "-tiles",
                        TiffEncoder.of(type).samples(3, planar).tile(16).packed(5, 2));
            }
            add(
                    all,
                    into,
                    "floating-rgb-" + planar,
                    TiffEncoder.of(ValueType.F32).samples(3, planar).packed(8, 3));
        }
        for (int bits : new int[] {1, 2, 4, 12}) {
            TiffEncoder e = TiffEncoder.of(bits > 8 ? ValueType.U16 : ValueType.U8);
            e.bits = bits;
            e.voxels = (x, y, z) -> (x * 3 + y * 5 + z * 7) & (1 << e.bits) - 1;
            add(all, into, "bits-" + bits, e);
        }
        TiffEncoder fax = TiffEncoder.of(ValueType.U8).packed(32773, 1);
        fax.bits = 1;
        fax.reversedBits = true;
        fax.voxels = (x, y, z) -> (x * 3 + y * 5 + z * 7) / 4 & 1;
        add(all, into, "fill-order-2", fax);
        TiffEncoder counted = TiffEncoder.of(ValueType.U16);
        counted.withoutCounts = true;
        add(all, into, "without-counts", counted);
        add(all, into, "one-voxel", TiffEncoder.of(ValueType.U16).size(1, 1, 1));
    }

    private void described(List<Sample> all, Path into) throws IOException {
        Vector3d um = new Vector3d(0.5, 0.5, 2);
        TiffEncoder ij = TiffEncoder.of(ValueType.U16)
                .described("ImageJ=1.54p\nimages=3\nslices=3\nunit=\\u00B5m\nspacing=2.0\nloop=false\n")
                .resolution(2, 1, 1);
        add(all, into, "imagej", ij, um);
        TiffEncoder one = TiffEncoder.of(ValueType.U8)
                .described("ImageJ=1.54p\nimages=3\nslices=3\nunit=nm\n")
                .resolution(1, 500, 1);
        one.rowsPerStrip = 13;
        one.oneDirectory = true;
        add(all, into, "imagej-one-directory", one, new Vector3d(0.5, 0.5, 0.001));
        TiffEncoder ome = TiffEncoder.of(ValueType.F32).big().packed(8, 3).described(OmeText.of(21, 13, 3, "float"));
        add(all, into, "ome", ome, um);
        add(all, into, "inch", TiffEncoder.of(ValueType.U8).resolution(300, 1, 2));
    }

    private void folders(List<Sample> all, Path into) throws IOException {
        Path folder = Files.createDirectories(into.resolve("series"));
        Voxels voxels = Voxels.distinct(ValueType.U16);
        for (int z = 0; z < 11; z++) {
            int plane = z;
            TiffEncoder e = TiffEncoder.of(ValueType.U16).size(9, 7, 1);
            e.voxels = (x, y, k) -> voxels.at(x, y, plane);
            Files.write(folder.resolve("slice_" + z + ".tif"), e.bytes());
        }
        all.add(new Sample("folder", folder, new Size3(9, 7, 11), ValueType.U16, null, voxels));
    }

    private static void add(List<Sample> all, Path into, String name, TiffEncoder e) throws IOException {
        add(all, into, name, e, null);
    }

    private static void add(List<Sample> all, Path into, String name, TiffEncoder e, Vector3dc um) throws IOException {
        Path path = Files.write(into.resolve(name + ".tif"), e.bytes());
        all.add(new Sample(name, path, e.size, e.type, um, e.voxels));
    }
}
