// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL30C;
import org.sextant.render.residency.DenseField;
import org.sextant.render.residency.PagedField;

/**
 * The volumes of a scene that are held in bricks: for each width of voxels an atlas, and one table of all pages, see
 * pages.glsl.
 *
 * <p>Threads: the context's.
 */
final class PagedTextures implements AutoCloseable {
    /** A few bricks fit in any case. */
    private static final long LEAST_BYTES = 64 << 20;

    private static final int ENTRIES = 3;
    private static final int ENTRY_BYTES = 16;

    private final GlDevice device;
    private final GlDevice.Info info;
    private final long budgetBytes;
    private final BufferTexture table;
    private final GrowingBuffer memory = new GrowingBuffer();
    /** By bytes of a voxel. */
    private final Map<Integer, BrickAtlas> atlases = new HashMap<>();

    private List<PagedField> shown = List.of();

    PagedTextures(GlDevice device, long budgetBytes) {
        this.info = device.info();
        this.device = device;
        this.budgetBytes = Math.max(budgetBytes, LEAST_BYTES);
        this.table = new BufferTexture(device.census(), GL30C.GL_RGBA32F);
    }

    long bytes() {
        return atlases.values().stream().mapToLong(BrickAtlas::bytes).sum();
    }

    /**
     * Brings the volumes onto the device.
     *
     * @throws UnsuitedException if they do not fit it
     */
    void show(List<PagedField> fields) {
        for (int voxelBytes : new int[] {1, 2, 4}) {
            hold(voxelBytes, fields);
        }
        if (fields.isEmpty()) {
            return;
        }
        if (!shown.equals(fields)) {
            showTable(fields);
            shown = List.copyOf(fields);
        }
        table.bind(MarchProgram.PAGES);
    }

    private void hold(int voxelBytes, List<PagedField> fields) {
        Set<DenseField> bricks = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PagedField f : fields) {
            if (f.voxelBytes() == voxelBytes) {
                bricks.addAll(f.bricksInUse());
            }
        }
        BrickAtlas there = atlases.get(voxelBytes);
        if (bricks.isEmpty() || there != null && there.capacity() >= bricks.size()) {
            if (there != null) {
                there.hold(bricks);
            }
            return;
        }
        long least = BrickAtlas.bytes(bricks.size(), voxelBytes, info.software());
        if (least > budgetBytes) {
            throw new UnsuitedException(
                    "the bricks in view take " + least + " bytes, textures may take " + budgetBytes);
        }
        if (there != null) {
            there.close();
            atlases.remove(voxelBytes);
        }
        shown = List.of();
        // half as many again, so that turning a little does not begin anew
        long affordable =
                Math.min(budgetBytes, BrickAtlas.MOST_BYTES) / BrickAtlas.bytes(1, voxelBytes, info.software());
        int roomy = (int) Math.min(bricks.size() * 3L / 2, Math.max(bricks.size(), affordable * 3 / 4));
        BrickAtlas fresh = new BrickAtlas(device, voxelBytes, roomy);
        atlases.put(voxelBytes, fresh);
        fresh.hold(bricks);
    }

    private void showTable(List<PagedField> fields) {
        long pages = 0;
        for (PagedField f : fields) {
            pages += f.pages();
        }
        if (ENTRIES * pages > info.maxEntries()) {
            throw new UnsuitedException("the volumes have " + pages + " pages, a table of this driver holds at most "
                    + info.maxEntries() / ENTRIES);
        }
        ByteBuffer out = memory.cleared((int) Math.max(ENTRY_BYTES, ENTRIES * ENTRY_BYTES * pages));
        for (PagedField f : fields) {
            BrickAtlas atlas = atlases.get(f.voxelBytes());
            double largest = f.voxelBytes() == 1 ? 255 : f.voxelBytes() == 2 ? 65535 : 1;
            for (int i = 0; i < f.pages(); i++) {
                entry(f.page(i), atlas, f.offset(), largest, out);
            }
        }
        table.set(out.position(Math.max(ENTRY_BYTES, out.position())).flip(), MarchProgram.PAGES);
    }

    private static void entry(
            PagedField.Page p, @Nullable BrickAtlas atlas, int offset, double largest, ByteBuffer out) {
        DenseField field = p.field();
        floats(out, p.ox(), p.oy(), p.oz(), 0);
        floats(out, p.sx(), p.sy(), p.sz(), (p.constant() + offset) / largest);
        if (field == null || atlas == null) {
            floats(out, 0, 0, 0, 0);
        } else {
            int slot = atlas.slot(field);
            floats(out, atlas.x(slot), atlas.y(slot), atlas.z(slot), 0);
        }
    }

    private static void floats(ByteBuffer out, double x, double y, double z, double w) {
        out.putFloat((float) x).putFloat((float) y).putFloat((float) z).putFloat((float) w);
    }

    /** Where a field's pages begin in the table, in entries; of those shown. */
    int base(PagedField field) {
        int base = 0;
        for (PagedField f : shown) {
            if (f == field) {
                return base;
            }
            base += ENTRIES * f.pages();
        }
        throw new IllegalStateException("the volume is not shown");
    }

    /** Null where all pages have one value each. */
    @Nullable
    BrickAtlas atlas(PagedField field) {
        return atlases.get(field.voxelBytes());
    }

    @Override
    public void close() {
        atlases.values().forEach(BrickAtlas::close);
        atlases.clear();
        table.close();
        memory.close();
    }
}
