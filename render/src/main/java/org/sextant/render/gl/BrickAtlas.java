// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL13C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.system.MemoryUtil;
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

    private final GlCensus census;
    private final int voxelBytes;
    private final boolean software;
    private final int across;
    private final int down;
    private final int deep;
    private final int texture;
    /** Least recently used first. */
    private final Map<DenseField, Integer> slots = new LinkedHashMap<>(16, 0.75f, true);

    private int taken;

    /** @param count of slots at least */
    BrickAtlas(GlDevice device, int voxelBytes, int count) {
        this.census = device.census();
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
        texture = GL12C.glGenTextures();
        census.born();
        try {
            allocate();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void allocate() {
        GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_BASE_LEVEL, 0);
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAX_LEVEL, 0);
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MIN_FILTER, GL12C.GL_LINEAR);
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAG_FILTER, GL12C.GL_LINEAR);
        GL12C.glTexImage3D(
                GL12C.GL_TEXTURE_3D, 0, internal(), nx(), ny(), nz(), 0, GL12C.GL_RED, type(), (ByteBuffer) null);
        GlError.check("hold bricks of " + bytes() + " bytes");
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
        return (long) nx() * ny() * nz() * texelBytes(voxelBytes, software);
    }

    /** Bytes of an atlas of so many slots, at least. */
    static long bytes(int count, int voxelBytes, boolean software) {
        return (long) count * SLOT * SLOT * SLOT * texelBytes(voxelBytes, software);
    }

    /** Drivers that run on processors interpolate texels of 8 bits to 8 bits only. */
    private static int texelBytes(int voxelBytes, boolean software) {
        return voxelBytes == 1 && software ? 2 : voxelBytes;
    }

    /** Uploads those bricks that are not there; at most {@link #capacity} are wanted. */
    void hold(Collection<DenseField> wanted) {
        Set<DenseField> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(wanted);
        GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
        GL12C.glPixelStorei(GL12C.GL_UNPACK_ALIGNMENT, 1);
        ByteBuffer piece = MemoryUtil.memAlloc(SLOT * SLOT * SLOT * voxelBytes);
        try {
            for (DenseField field : wanted) {
                if (slots.get(field) == null) {
                    int slot = free(kept);
                    slots.put(field, slot);
                    upload(field, slot, piece);
                }
            }
        } finally {
            MemoryUtil.memFree(piece);
        }
        GlError.check("take bricks");
    }

    private int free(Set<DenseField> kept) {
        if (taken < capacity()) {
            return taken++;
        }
        var oldestFirst = slots.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<DenseField, Integer> e = oldestFirst.next();
            if (!kept.contains(e.getKey())) {
                oldestFirst.remove();
                return e.getValue();
            }
        }
        throw new IllegalStateException("more bricks are wanted than there are slots: " + kept.size());
    }

    private void upload(DenseField field, int slot, ByteBuffer piece) {
        piece.clear();
        for (int z = 0; z < SLOT; z++) {
            for (int y = 0; y < SLOT; y++) {
                field.copyRow(Math.min(y, field.ny() - 1), Math.min(z, field.nz() - 1), piece);
                for (int i = field.nx() * voxelBytes; i < SLOT * voxelBytes; i++) {
                    piece.put(piece.get(piece.position() - voxelBytes));
                }
            }
        }
        GL12C.glTexSubImage3D(
                GL12C.GL_TEXTURE_3D,
                0,
                x(slot),
                y(slot),
                z(slot),
                SLOT,
                SLOT,
                SLOT,
                GL12C.GL_RED,
                type(),
                piece.flip());
    }

    /** The slot of a brick that is held. */
    int slot(DenseField field) {
        Integer slot = slots.get(field);
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

    private int type() {
        return switch (voxelBytes) {
            case 1 -> GL12C.GL_UNSIGNED_BYTE;
            case 2 -> GL12C.GL_UNSIGNED_SHORT;
            default -> GL12C.GL_FLOAT;
        };
    }

    private int internal() {
        return switch (texelBytes(voxelBytes, software)) {
            case 1 -> GL30C.GL_R8;
            case 2 -> GL30C.GL_R16;
            default -> GL30C.GL_R32F;
        };
    }

    void bind(int unit) {
        GL13C.glActiveTexture(GL13C.GL_TEXTURE0 + unit);
        GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
    }

    @Override
    public void close() {
        GL12C.glDeleteTextures(texture);
        census.gone();
    }
}
