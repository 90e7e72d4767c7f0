// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lwjgl.opengl.GL15C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.opengl.GL31C;
import org.sextant.render.march.EmptySpace;
import org.sextant.render.march.MarchBox;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.MarchVolume;
import org.sextant.render.march.SurfaceTable;
import org.sextant.render.residency.DenseField;
import org.sextant.render.residency.PagedField;
import org.sextant.render.residency.VoxelField;
import org.sextant.world.view.RayMode;

/**
 * What a scene is on a device: textures of its volumes, which stay for the next picture as long as there is room, its
 * tables, and its numbers.
 *
 * <p>Threads: the context's.
 */
final class SceneTextures implements AutoCloseable {
    private final GlDevice.Info info;
    private final GlCensus census;
    private final long budgetBytes;
    private final BufferTexture tables;
    private final BufferTexture bricks;
    private final PagedTextures paged;
    private final LabelTextures labels;
    private final LightTexture lights;
    private final int numbers;
    private final GrowingBuffer memory = new GrowingBuffer();
    /** Least recently used first. */
    private final Map<FieldKey, VoxelTexture> volumes = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param budgetBytes for volumes
     */
    SceneTextures(GlDevice device, long budgetBytes) {
        this.info = device.info();
        this.census = device.census();
        this.budgetBytes = budgetBytes;
        this.tables = new BufferTexture(census, GL30C.GL_RGBA32I);
        this.bricks = new BufferTexture(census, GL30C.GL_R8UI);
        this.lights = new LightTexture(census);
        this.labels = new LabelTextures(device, budgetBytes);
        this.paged = new PagedTextures(device, budgetBytes);
        this.numbers = GL15C.glGenBuffers();
        census.born();
    }

    /**
     * Brings a scene onto the device and binds it.
     *
     * @param packed see {@link #canPack}
     * @throws UnsuitedException if it cannot be there
     */
    void show(MarchScene scene, boolean packed) {
        List<DenseField> fields = new ArrayList<>();
        List<PagedField> inBricks = new ArrayList<>();
        SceneParts parts = SceneParts.of(scene);
        for (MarchVolume v : parts.volumes()) {
            if (v.field() instanceof DenseField dense) {
                fields.add(dense);
            } else if (v.field() instanceof PagedField field) {
                inBricks.add(field);
            }
        }
        forget();
        paged.show(inBricks);
        labels.show(parts.labels(), parts.volumes().size());
        fields.forEach(field -> texture(field, packed, fields));
        List<SceneBuffer.Place> places = new ArrayList<>();
        for (MarchVolume v : parts.volumes()) {
            places.add(bind(v.field(), packed, fields, places.size()));
        }
        lights.show(parts.boxes());
        showTables(parts);
        showBricks(parts.boxes());
        ByteBuffer rows = memory.cleared(SceneBuffer.bytes(parts));
        SceneBuffer.write(scene, parts, places, rows);
        GL15C.glBindBuffer(GL31C.GL_UNIFORM_BUFFER, numbers);
        GL15C.glBufferData(GL31C.GL_UNIFORM_BUFFER, rows.flip(), GL15C.GL_STREAM_DRAW);
        GL30C.glBindBufferBase(GL31C.GL_UNIFORM_BUFFER, 0, numbers);
        GlError.check("take the scene");
    }

    /** Binds the texture that holds a field. */
    private SceneBuffer.Place bind(VoxelField field, boolean packed, List<DenseField> fields, int unit) {
        if (field instanceof DenseField dense) {
            texture(dense, packed, fields).bind(unit);
            return new SceneBuffer.Place(dense.nx(), dense.ny(), dense.nz(), 0);
        }
        PagedField inBricks = (PagedField) field;
        BrickAtlas atlas = paged.atlas(inBricks);
        if (atlas == null) {
            return new SceneBuffer.Place(1, 1, 1, paged.base(inBricks));
        }
        atlas.bind(unit);
        return new SceneBuffer.Place(atlas.nx(), atlas.ny(), atlas.nz(), paged.base(inBricks));
    }

    /** Whether the voxels can come with their neighbours, which pays on processors. */
    boolean canPack(MarchScene scene) {
        return info.software()
                && SceneParts.of(scene).volumes().stream()
                        .allMatch(v -> v.field() instanceof DenseField dense
                                && PackedShape.of(dense).entries() <= info.maxEntries());
    }

    private VoxelTexture texture(DenseField field, boolean packed, List<DenseField> wanted) {
        FieldKey key = new FieldKey(field);
        VoxelTexture there = volumes.get(key);
        if (there != null && there instanceof PackedVolume == packed) {
            return there;
        }
        if (there != null) {
            there.close();
            volumes.remove(key);
        }
        makeRoom(packed ? PackedVolume.bytes(field) : VolumeTexture.bytes(field, info.software()), wanted);
        VoxelTexture fresh = packed ? new PackedVolume(census, field) : volume(field);
        volumes.put(key, fresh);
        return fresh;
    }

    private VolumeTexture volume(DenseField field) {
        int largest = Math.max(field.nx(), Math.max(field.ny(), field.nz()));
        if (largest > info.maxEdge()) {
            throw new UnsuitedException("a volume has " + largest
                    + " voxels along an edge, a texture of this driver at most " + info.maxEdge());
        }
        return new VolumeTexture(census, field, info.software());
    }

    /** Lets go of textures whose fields nobody uses any more. */
    private void forget() {
        volumes.entrySet().removeIf(e -> {
            boolean gone = e.getKey().isGone();
            if (gone) {
                e.getValue().close();
            }
            return gone;
        });
    }

    private void makeRoom(long bytes, List<DenseField> wanted) {
        long sum = bytes + paged.bytes() + labels.bytes();
        for (VoxelTexture t : volumes.values()) {
            sum += t.bytes();
        }
        var oldestFirst = volumes.entrySet().iterator();
        while (sum > budgetBytes && oldestFirst.hasNext()) {
            Map.Entry<FieldKey, VoxelTexture> e = oldestFirst.next();
            DenseField old = e.getKey().get();
            if (old == null || !wanted.contains(old)) {
                sum -= e.getValue().bytes();
                e.getValue().close();
                oldestFirst.remove();
            }
        }
    }

    private void showTables(SceneParts parts) {
        int entries = SceneBuffer.TABLE_ENTRIES * parts.volumes().size()
                + SceneBuffer.WINDOW_ENTRIES * parts.slices().size();
        ByteBuffer out = memory.cleared(16 * Math.max(1, entries));
        for (int i = 0; i < parts.volumes().size(); i++) {
            MarchVolume v = parts.volumes().get(i);
            if (i >= parts.drawn() || v.mode() == RayMode.Whole.COMPOSITE) {
                MarchTables.integrals(v.table(), out);
            } else {
                SurfaceTable surfaces = v.surfaces();
                if (surfaces == null) {
                    MarchTables.colours(v.table(), out);
                } else {
                    MarchTables.surfaces(surfaces, v.field().offset(), SceneBuffer.storedPerTexture(v), out);
                }
            }
            out.position(16 * SceneBuffer.TABLE_ENTRIES * (i + 1));
        }
        parts.slices().forEach(s -> MarchTables.window(s.plane(), out));
        tables.set(out.position(Math.max(16, out.position())).flip(), MarchProgram.TABLES);
    }

    private void showBricks(List<MarchBox> list) {
        long count = 0;
        for (MarchBox v : list) {
            EmptySpace e = SceneParts.empty(v);
            count += e == null ? 0 : (long) e.nx() * e.ny() * e.nz();
        }
        if (count > info.maxEntries()) {
            throw new UnsuitedException(
                    "the volumes have " + count + " bricks, a table of this driver at most " + info.maxEntries());
        }
        ByteBuffer out = memory.cleared((int) Math.max(16, count));
        for (MarchBox v : list) {
            EmptySpace e = SceneParts.empty(v);
            if (e != null) {
                e.copyTo(out);
            }
        }
        bricks.set(out.position(Math.max(16, out.position())).flip(), MarchProgram.BRICKS);
    }

    @Override
    public void close() {
        volumes.values().forEach(VoxelTexture::close);
        volumes.clear();
        tables.close();
        bricks.close();
        paged.close();
        labels.close();
        lights.close();
        GL15C.glDeleteBuffers(numbers);
        census.gone();
        memory.close();
    }
}
