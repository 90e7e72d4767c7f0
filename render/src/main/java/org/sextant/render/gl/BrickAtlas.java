// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sextant.render.residency.DenseField;
import org.sextant.render.residency.PagedField;

/**
 * Bricks of volumes in slots of one texture; those used longest ago give way. Behind the last voxels of a brick at a
 * volume's border they go on, as interpolation and gradients expect.
 *
 * <p>Threads: the context's.
 */
final class BrickAtlas implements AutoCloseable {
    /** Voxels along each edge of a slot. */
    static final int SLOT = PagedField.BRICK_EDGE;
    /** Drivers handle no larger textures well. */
    static final long MOST_BYTES = 1L << 31;

    private final int voxelBytes;
    private final boolean software;
    private final int across;
    private final int down;
    private final int deep;
    private final Texture3 texture;
    /** Least recently used first. */
    private final Map<FieldKey, Integer> slots = new LinkedHashMap<>(16, 0.75f, true);

    private int taken;

    /** @param count of slots at least */
    BrickAtlas(GlDevice device, int voxelBytes, int count) {
        this.software = device.info().software();
        this.voxelBytes = voxelBytes;
        int maxEdge = device.info().maxEdge();
        int most = maxEdge / SLOT;
        across = Math.min(most, (int) Math.ceil(Math.cbrt(count)));
        down = Math.min(most, (int) Math.ceil(Math.sqrt((double) count / across)));
        deep = (count - 1) / (across * down) + 1;
        if (deep > most || bytes() > MOST_BYTES) {
            throw new UnsuitedException(count + " bricks do not fit a texture of this driver");
        }
        texture = new Texture3(device.census(), Texture3.Texel.value(voxelBytes, software), nx(), ny(), nz(), "bricks");
    }

    int nx() {
        return across * SLOT;
    }

    int ny() {
        return down * SLOT;
    }

    int nz() {
        return deep * SLOT;
    }

    int capacity() {
        return across * down * deep;
    }

    long bytes() {
        return (long) nx() * ny() * nz() * Texture3.Texel.heldBytes(voxelBytes, software);
    }

    /** Bytes of an atlas of so many slots, at least. */
    static long bytes(int count, int voxelBytes, boolean software) {
        return (long) count * SLOT * SLOT * SLOT * Texture3.Texel.heldBytes(voxelBytes, software);
    }

    /** Uploads those bricks that are not there; at most {@link #capacity} are wanted. */
    void hold(Collection<DenseField> wanted) {
        Set<DenseField> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(wanted);
        for (DenseField field : wanted) {
            FieldKey key = new FieldKey(field);
            if (slots.get(key) == null) {
                int slot = free(kept);
                slots.put(key, slot);
                texture.put(
                        new Texture3.Place(x(slot), y(slot), z(slot), SLOT, SLOT, SLOT),
                        (y, z, out) -> copyRow(field, y, z, out));
            }
        }
    }

    private int free(Set<DenseField> kept) {
        if (taken < capacity()) {
            return taken++;
        }
        var oldestFirst = slots.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<FieldKey, Integer> e = oldestFirst.next();
            DenseField field = e.getKey().get();
            if (field == null || !kept.contains(field)) {
                oldestFirst.remove();
                return e.getValue();
            }
        }
        throw new IllegalStateException("more bricks are wanted than there are slots: " + kept.size());
    }

    /** Appends a row of a slot. */
    private void copyRow(DenseField field, int y, int z, ByteBuffer out) {
        field.copyRow(Math.min(y, field.ny() - 1), Math.min(z, field.nz() - 1), out);
        for (int i = field.nx() * voxelBytes; i < SLOT * voxelBytes; i++) {
            out.put(out.get(out.position() - voxelBytes));
        }
    }

    /** The slot of a brick that is held. */
    int slot(DenseField field) {
        Integer slot = slots.get(new FieldKey(field));
        if (slot == null) {
            throw new IllegalStateException("the brick is not held");
        }
        return slot;
    }

    /** First texel of a slot along x. */
    int x(int slot) {
        return slot % across * SLOT;
    }

    /** First texel of a slot along y. */
    int y(int slot) {
        return slot / across % down * SLOT;
    }

    /** First texel of a slot along z. */
    int z(int slot) {
        return slot / (across * down) * SLOT;
    }

    void bind(int unit) {
        texture.bind(unit);
    }

    @Override
    public void close() {
        texture.close();
    }
}
