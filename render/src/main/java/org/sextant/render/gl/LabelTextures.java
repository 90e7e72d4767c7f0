// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.lwjgl.opengl.GL30C;
import org.sextant.render.march.MarchLabels;
import org.sextant.render.residency.LabelField;

/** The label volumes of a scene on a device, and the colours of their objects. Threads: the context's. */
final class LabelTextures implements AutoCloseable {
    private final GlDevice.Info info;
    private final GlCensus census;
    private final long budgetBytes;
    private final BufferTexture colours;
    private final GrowingBuffer memory = new GrowingBuffer();
    /** Those of the scene shown last. */
    private final Map<LabelField, LabelTexture> textures = new IdentityHashMap<>();

    LabelTextures(GlDevice device, long budgetBytes) {
        this.info = device.info();
        this.census = device.census();
        this.budgetBytes = budgetBytes;
        this.colours = new BufferTexture(census, GL30C.GL_R32UI);
    }

    long bytes() {
        return textures.values().stream().mapToLong(LabelTexture::bytes).sum();
    }

    /**
     * Brings labels onto the device.
     *
     * @param firstUnit texture unit of the first, the others follow
     * @throws UnsuitedException if they do not fit it
     */
    void show(List<MarchLabels> labels, int firstUnit) {
        check(labels);
        textures.entrySet().removeIf(e -> {
            boolean unused = labels.stream().noneMatch(l -> l.field() == e.getKey());
            if (unused) {
                e.getValue().close();
            }
            return unused;
        });
        int unit = firstUnit;
        for (MarchLabels l : labels) {
            LabelTexture there = textures.get(l.field());
            if (there == null) {
                there = new LabelTexture(census, l.field());
                textures.put(l.field(), there);
            }
            there.bind(unit);
            unit++;
        }
        if (!labels.isEmpty()) {
            showColours(labels);
        }
    }

    private void check(List<MarchLabels> labels) {
        long bytes = 0;
        long ranks = 0;
        for (MarchLabels l : labels) {
            LabelField f = l.field();
            int largest = Math.max(f.nx(), Math.max(f.ny(), f.nz()));
            if (largest > info.maxEdge()) {
                throw new UnsuitedException("a label volume has " + largest
                        + " voxels along an edge, a texture of this driver at most " + info.maxEdge());
            }
            bytes += LabelTexture.bytes(f);
            ranks += f.ranks();
        }
        if (bytes > budgetBytes) {
            throw new UnsuitedException("the labels take " + bytes + " bytes, textures may take " + budgetBytes);
        }
        if (ranks > info.maxEntries()) {
            throw new UnsuitedException(
                    "the labels have " + ranks + " objects, a table of this driver holds at most " + info.maxEntries());
        }
    }

    private void showColours(List<MarchLabels> labels) {
        int ranks = labels.stream().mapToInt(l -> l.field().ranks()).sum();
        ByteBuffer out = memory.cleared(4 * ranks);
        for (MarchLabels l : labels) {
            for (int rank = 0; rank < l.field().ranks(); rank++) {
                out.putInt(l.colours().argb(rank));
            }
        }
        colours.set(out.flip(), MarchProgram.LABEL_COLOURS);
    }

    @Override
    public void close() {
        textures.values().forEach(LabelTexture::close);
        textures.clear();
        colours.close();
        memory.close();
    }
}
