// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.OptionalDouble;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * One resolution of a volume: its size, where its voxels lie among those of the finest level, and its blocks, read when
 * they are wanted and kept in the shared cache.
 *
 * <p>Threads: any.
 */
public final class Level {
    private final String place;
    private final ValueType type;
    private final BlockLayout layout;
    private final Matrix4x3dc levelToBase;
    private final BlockReader reader;
    private final BlockCache cache;
    private final UnpackedLayers unpacked;
    private volatile boolean unpackingFailed;

    /**
     * @param place file and level for error messages, for example {@code "scan.tif"}
     * @param levelToBase map from this level's index to the finest level's index, with the (f−1)/2 shift
     */
    Level(
            String place,
            ValueType type,
            BlockLayout layout,
            Matrix4x3dc levelToBase,
            BlockReader reader,
            BlockCache cache) {
        this.place = place;
        this.type = type;
        this.layout = layout;
        this.levelToBase = new Matrix4x3d(levelToBase);
        this.reader = reader;
        this.cache = cache;
        this.unpacked = new UnpackedLayers(layout, type, this::passingBlock);
    }

    public Size3 size() {
        return layout.volume();
    }

    public ValueType type() {
        return type;
    }

    public BlockLayout layout() {
        return layout;
    }

    /** Map from this level's voxel index to the finest level's; the identity for the finest. */
    public Matrix4x3dc levelToBase() {
        return levelToBase;
    }

    /** Where this level's voxels lie, given where the finest level's do. */
    public VoxelGrid grid(VoxelGrid base) {
        Affine3 map = base.indexToFrame();
        return new VoxelGrid(size(), new Affine3(map.from(), map.from(), levelToBase).then(map));
    }

    /**
     * The voxels of a block, from the cache or the file; not to be written to.
     *
     * @throws DataException if the file cannot be read there
     */
    public Object block(long index) {
        return cache.get(this, index, () -> load(index));
    }

    /**
     * The voxels of a block that is wanted once, such as when a volume is converted: from the cache if it is there, else
     * from the file, and then not kept.
     */
    public Object passingBlock(long index) {
        Object cached = cache.peek(this, index);
        return cached == null ? load(index) : cached;
    }

    private Object load(long index) {
        Region r = layout.region(index);
        String where = "block " + r.x() + "," + r.y() + "," + r.z() + " of " + size() + " voxels";
        try {
            Object array = reader.read(r);
            if (Array.getLength(array) != r.voxels()) {
                throw new DataException(
                        place,
                        where,
                        "holds " + Array.getLength(array) + " values instead of " + r.voxels(),
                        "The file is damaged");
            }
            return array;
        } catch (EOFException | IndexOutOfBoundsException e) {
            throw new DataException(
                    place,
                    where,
                    "the file ends before this block does (" + e.getMessage() + ")",
                    "It was cut short; copy it again",
                    e);
        } catch (IOException e) {
            throw new DataException(place, where, "cannot be read: " + e, "Check the disk and the file", e);
        } catch (OutOfMemoryError e) {
            throw new DataException(
                    place,
                    where,
                    "does not fit the memory of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB",
                    "The file is damaged, or give Java more memory, such as -Xmx4g",
                    e);
        }
    }

    /**
     * Copies a region, x fastest, into an array of this level's type. Planes of a level whose blocks are deeper and too
     * many for the cache are served from a temporary file, see {@link UnpackedLayers}.
     *
     * @param target at least {@code region.voxels()} values
     */
    public void read(Region region, Object target) {
        checkInside(region);
        if (UnpackedLayers.pays(layout, type, region, cache.budgetBytes()) && readUnpacked(region, target)) {
            return;
        }
        for (long k = region.z() / layout.bz(); k <= (region.z() + region.nz() - 1) / layout.bz(); k++) {
            for (long j = region.y() / layout.by(); j <= (region.y() + region.ny() - 1) / layout.by(); j++) {
                for (long i = region.x() / layout.bx(); i <= (region.x() + region.nx() - 1) / layout.bx(); i++) {
                    copy(layout.index(i, j, k), region, target);
                }
            }
        }
    }

    /** @return false if the disk has no room for it: then blocks are unpacked again and again, which is only slower */
    private boolean readUnpacked(Region region, Object target) {
        if (unpackingFailed) {
            return false;
        }
        try {
            unpacked.read(region, target);
            return true;
        } catch (IOException e) {
            unpackingFailed = true;
            return false;
        }
    }

    /** Blocks that are known without reading are not kept in the cache: they would drive out others. */
    private void copy(long index, Region region, Object target) {
        Region b = layout.region(index);
        Object cached = cache.peek(this, index);
        OptionalDouble constant = cached == null ? reader.constant(b) : OptionalDouble.empty();
        if (constant.isPresent()) {
            fill(constant.getAsDouble(), b, region, target);
        } else {
            copy(b, cached == null ? block(index) : cached, region, target);
        }
    }

    /** Sets what block and region share. */
    private void fill(double value, Region b, Region r, Object target) {
        Object row = type.allocate(r.nx());
        if (Double.doubleToRawLongBits(value) != 0) {
            for (int i = 0; i < r.nx(); i++) {
                type.set(row, i, value);
            }
        }
        long x0 = Math.max(b.x(), r.x());
        int n = (int) (Math.min(b.x() + b.nx(), r.x() + r.nx()) - x0);
        for (long z = Math.max(b.z(), r.z()); z < Math.min(b.z() + b.nz(), r.z() + r.nz()); z++) {
            for (long y = Math.max(b.y(), r.y()); y < Math.min(b.y() + b.ny(), r.y() + r.ny()); y++) {
                int to = (int) (x0 - r.x()) + r.nx() * ((int) (y - r.y()) + r.ny() * (int) (z - r.z()));
                System.arraycopy(row, 0, target, to, n);
            }
        }
    }

    /** Copies what block and region share, row by row. */
    private static void copy(Region b, Object block, Region r, Object target) {
        long x0 = Math.max(b.x(), r.x());
        long y0 = Math.max(b.y(), r.y());
        long z0 = Math.max(b.z(), r.z());
        int n = (int) (Math.min(b.x() + b.nx(), r.x() + r.nx()) - x0);
        long y1 = Math.min(b.y() + b.ny(), r.y() + r.ny());
        long z1 = Math.min(b.z() + b.nz(), r.z() + r.nz());
        for (long z = z0; z < z1; z++) {
            for (long y = y0; y < y1; y++) {
                int from = (int) (x0 - b.x()) + b.nx() * ((int) (y - b.y()) + b.ny() * (int) (z - b.z()));
                int to = (int) (x0 - r.x()) + r.nx() * ((int) (y - r.y()) + r.ny() * (int) (z - r.z()));
                System.arraycopy(block, from, target, to, n);
            }
        }
    }

    /** The voxels of a region in a new array of this level's type. */
    public Object read(Region region) {
        Object target = type.allocate(region.voxels());
        read(region, target);
        return target;
    }

    /** The stored value of all voxels of a region, where the file tells it without any being read; else empty. */
    public OptionalDouble constant(Region region) {
        checkInside(region);
        OptionalDouble value = OptionalDouble.empty();
        for (long k = region.z() / layout.bz(); k <= (region.z() + region.nz() - 1) / layout.bz(); k++) {
            for (long j = region.y() / layout.by(); j <= (region.y() + region.ny() - 1) / layout.by(); j++) {
                for (long i = region.x() / layout.bx(); i <= (region.x() + region.nx() - 1) / layout.bx(); i++) {
                    OptionalDouble next = reader.constant(layout.region(layout.index(i, j, k)));
                    if (next.isEmpty() || value.isPresent() && !value.equals(next)) {
                        return OptionalDouble.empty();
                    }
                    value = next;
                }
            }
        }
        return value;
    }

    private void checkInside(Region region) {
        if (!region.liesIn(size())) {
            throw new SextantException(
                    "region " + region + " reaches outside of " + place + " (" + size() + " voxels)");
        }
    }

    /** The stored value of one voxel. */
    public double value(long x, long y, long z) {
        if (!new Region(x, y, z, 1, 1, 1).liesIn(size())) {
            throw new SextantException(
                    "voxel " + x + "," + y + "," + z + " lies outside of " + place + " (" + size() + ")");
        }
        long index = layout.index(x / layout.bx(), y / layout.by(), z / layout.bz());
        Region b = layout.region(index);
        int at = (int) (x - b.x()) + b.nx() * ((int) (y - b.y()) + b.ny() * (int) (z - b.z()));
        return type.get(block(index), at);
    }

    /** The level as a lazy ImgLib2 image over the same cached blocks; read only. */
    public RandomAccessibleInterval<? extends NativeType<?>> image() {
        return LazyImage.of(this);
    }

    /** Drops the blocks from the cache, and temporary files. */
    void forget() throws IOException {
        cache.forget(this);
        unpacked.close();
    }

    @Override
    public String toString() {
        return place + " (" + size() + " " + type.label() + ")";
    }
}
