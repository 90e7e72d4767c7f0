// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import java.util.function.Function;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

/** Shows a level's cached blocks as the cells of an ImgLib2 image. */
final class LazyImage {
    private LazyImage() {}

    static RandomAccessibleInterval<? extends NativeType<?>> of(Level level) {
        return switch (level.type()) {
            case U8 -> image(level, new UnsignedByteType(), a -> new ByteArray((byte[]) a));
            case I8 -> image(level, new ByteType(), a -> new ByteArray((byte[]) a));
            case U16 -> image(level, new UnsignedShortType(), a -> new ShortArray((short[]) a));
            case I16 -> image(level, new ShortType(), a -> new ShortArray((short[]) a));
            case U32 -> image(level, new UnsignedIntType(), a -> new IntArray((int[]) a));
            case I32 -> image(level, new IntType(), a -> new IntArray((int[]) a));
            case F16, F32 -> image(level, new FloatType(), a -> new FloatArray((float[]) a));
            case F64 -> image(level, new DoubleType(), a -> new DoubleArray((double[]) a));
        };
    }

    private static <T extends NativeType<T>, A extends DataAccess> RandomAccessibleInterval<T> image(
            Level level, T type, Function<Object, A> access) {
        BlockLayout b = level.layout();
        CellGrid grid = new CellGrid(level.size().toArray(), new int[] {b.bx(), b.by(), b.bz()});
        return new LazyCellImg<T, A>(grid, type, index -> {
            Region r = b.region(index);
            return new Cell<>(
                    new int[] {r.nx(), r.ny(), r.nz()},
                    new long[] {r.x(), r.y(), r.z()},
                    access.apply(level.block(index)));
        });
    }
}
