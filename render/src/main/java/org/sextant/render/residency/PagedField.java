// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.joml.Matrix4x3d;
import org.jspecify.annotations.Nullable;

/**
 * A level of a volume in bricks. For each page, the {@value PageLevel#EDGE}³ voxels of a brick, a table says which brick
 * serves it: the one of this level, or a coarser one that stands in for it, or one value, or nothing (NaN). A brick keeps
 * the voxels around those it covers, so that each point is interpolated within one brick.
 *
 * <p>Threads: any.
 */
public final class PagedField extends VoxelField {
    /** Voxels along the edge of a brick at most: those of a page, and some more on each side. */
    public static final int BRICK_EDGE = PageLevel.EDGE + 2 * PageLevel.APRON;

    private static final int PAGE_SHIFT = Integer.numberOfTrailingZeros(PageLevel.EDGE);
    /** Most pages of a table. */
    static final int MOST_PAGES = 1 << 21;

    /** Most bricks of known range: they are looked through for each picture. */
    private static final long MOST_CELLS = 1 << 21;

    /**
     * What serves a page: index in the brick = scale · index in this field + shift.
     *
     * @param field null: all points have the value {@code constant}
     */
    public record Page(
            @Nullable DenseField field,
            float constant,
            double sx,
            double sy,
            double sz,
            double ox,
            double oy,
            double oz,
            @Nullable BrickGrid cells) {
        static final Page NOTHING = new Page(null, Float.NaN, 0, 0, 0, 0, 0, 0, null);

        /** Voxels of the page along the shortest edge of a voxel that serves it. */
        int stride() {
            double s = Math.max(sx, Math.max(sy, sz));
            return s > 0 ? Math.max(1, (int) (1 / s + 1e-9)) : 1;
        }
    }

    private final int px;
    private final int py;
    private final int pz;
    private final Page[] pages;
    private final PageLevel target;
    private final int voxelBytes;
    private final int offset;
    private final Matrix4x3d toFinest;
    private final LoadPlan plan;
    private final List<Holdings.Key> keys = new ArrayList<>();

    /**
     * @param choice what is wanted; coarser bricks stand in for those that are not there
     */
    PagedField(PagedVolume volume, BrickChoice choice, Holdings holdings) {
        this(volume, volume.levels().get(choice.finest()));
        BrickId root = volume.root();
        fill(volume, root, root, holdings);
        for (int i = choice.bricks().size() - 1; i >= 0; i--) { // the last one to be used is the last one to go
            BrickId id = choice.bricks().get(i);
            fill(volume, id, id, holdings);
        }
    }

    private PagedField(PagedVolume volume, PageLevel level) {
        super(
                Math.toIntExact(level.size().x()),
                Math.toIntExact(level.size().y()),
                Math.toIntExact(level.size().z()));
        px = level.bricks(0);
        py = level.bricks(1);
        pz = level.bricks(2);
        pages = new Page[Math.multiplyExact(Math.multiplyExact(px, py), pz)];
        Arrays.fill(pages, Page.NOTHING);
        DenseField sample = DenseField.allocate(volume.volume().type(), 1, 1, 1);
        voxelBytes = sample.voxelBytes();
        offset = sample.offset();
        toFinest = new Matrix4x3d().translation(level.shift()).scale(level.scale());
        plan = level.whole();
        target = level;
    }

    /** Lets the pages that a brick covers be served by it, or by the nearest coarser brick that is there. */
    private void fill(PagedVolume volume, BrickId covered, BrickId candidate, Holdings holdings) {
        BrickId server = candidate;
        Page page = page(volume, server, holdings);
        while (page == null && !server.equals(volume.root())) {
            server = volume.parent(server);
            page = page(volume, server, holdings);
        }
        if (page == null) {
            return;
        }
        PageLevel level = volume.level(covered);
        int[] from = new int[3];
        int[] to = new int[3];
        int[] count = {px, py, pz};
        for (int axis = 0; axis < 3; axis++) {
            long ratio = level.fromFinest().get(axis) / target.fromFinest().get(axis);
            boolean last = covered.get(axis) == level.bricks(axis) - 1;
            from[axis] = (int) (covered.get(axis) * ratio);
            to[axis] = last ? count[axis] : (int) Math.min(count[axis], (covered.get(axis) + 1) * ratio);
        }
        for (int z = from[2]; z < to[2]; z++) {
            for (int y = from[1]; y < to[1]; y++) {
                for (int x = from[0]; x < to[0]; x++) {
                    pages[x + px * (y + py * z)] = page;
                }
            }
        }
    }

    /** Null if the brick is not in memory. */
    private @Nullable Page page(PagedVolume volume, BrickId id, Holdings holdings) {
        PagedVolume.Summary s = volume.summary(id);
        if (s == null) {
            return null;
        }
        if (s.constant()) {
            return new Page(null, s.min(), 0, 0, 0, 0, 0, 0, null);
        }
        Holdings.Key key = volume.key(id);
        Holdings.Piece piece = holdings.get(key);
        if (piece == null) {
            return null;
        }
        keys.add(key);
        PageLevel level = volume.level(id);
        double[] scale = new double[3];
        double[] shift = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            scale[axis] = target.scale().get(axis) / level.scale().get(axis);
            shift[axis] = (target.shift().get(axis) - level.shift().get(axis))
                            / level.scale().get(axis)
                    - level.first(id, axis);
        }
        return new Page(piece.field(), 0, scale[0], scale[1], scale[2], shift[0], shift[1], shift[2], piece.bricks());
    }

    /** Number of pages. */
    public int pages() {
        return pages.length;
    }

    /** What serves a page; x fastest. */
    public Page page(int i) {
        return pages[i];
    }

    /** The bricks that serve any page, each once. */
    public Set<DenseField> bricksInUse() {
        Set<DenseField> all = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Page p : pages) {
            if (p.field != null) {
                all.add(p.field);
            }
        }
        return all;
    }

    /** Whether all pages are served by the same bricks of the same level. */
    boolean isSame(PagedField other) {
        return target.equals(other.target) && Arrays.equals(pages, other.pages);
    }

    /** The pieces of memory that the pages point to. */
    List<Holdings.Key> keys() {
        return keys;
    }

    /** Map from this field's index to the finest level's. */
    Matrix4x3d toFinest() {
        return toFinest;
    }

    /** The level that the pages are of. */
    LoadPlan plan() {
        return plan;
    }

    @Override
    public int voxelBytes() {
        return voxelBytes;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int stride(double x, double y, double z) {
        return at(clamp(x, nx), clamp(y, ny), clamp(z, nz)).stride();
    }

    private Page at(double x, double y, double z) {
        return pages[((int) x >> PAGE_SHIFT) + px * (((int) y >> PAGE_SHIFT) + py * ((int) z >> PAGE_SHIFT))];
    }

    /** The value of the nearest voxel of what serves the page. */
    @Override
    public float at(int x, int y, int z) {
        Page p = at((double) x, y, z);
        DenseField f = p.field;
        if (f == null) {
            return p.constant;
        }
        return f.at(
                nearest(x * p.sx + p.ox, f.nx()), nearest(y * p.sy + p.oy, f.ny()), nearest(z * p.sz + p.oz, f.nz()));
    }

    private static int nearest(double x, int n) {
        return (int) (clamp(x, n) + 0.5);
    }

    @Override
    public float value(double x, double y, double z) {
        double cx = clamp(x, nx);
        double cy = clamp(y, ny);
        double cz = clamp(z, nz);
        Page p = at(cx, cy, cz);
        DenseField f = p.field;
        return f == null ? p.constant : f.value(cx * p.sx + p.ox, cy * p.sy + p.oy, cz * p.sz + p.oz);
    }

    @Override
    public void gradient(double x, double y, double z, float[] g) {
        double cx = clamp(x, nx);
        double cy = clamp(y, ny);
        double cz = clamp(z, nz);
        Page p = at(cx, cy, cz);
        DenseField f = p.field;
        if (f == null) {
            float none = Float.isNaN(p.constant) ? Float.NaN : 0;
            g[0] = none;
            g[1] = none;
            g[2] = none;
            return;
        }
        f.gradient(cx * p.sx + p.ox, cy * p.sy + p.oy, cz * p.sz + p.oz, g);
        g[0] *= (float) p.sx;
        g[1] *= (float) p.sy;
        g[2] *= (float) p.sz;
    }

    /** Ranges of values, in bricks that are the larger the more of them there are; at most a page. */
    BrickGrid bricks() {
        int shift = BrickGrid.USUAL_SHIFT;
        while (shift < PAGE_SHIFT
                && ((nx - 1L >> shift) + 1) * ((ny - 1L >> shift) + 1) * ((nz - 1L >> shift) + 1) > MOST_CELLS) {
            shift++;
        }
        BrickGrid grid = new BrickGrid(this, shift);
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    range(grid, x, y, z);
                }
            }
        }
        return grid;
    }

    private void range(BrickGrid grid, int x, int y, int z) {
        int shift = grid.shift();
        int i = x + grid.nx() * (y + grid.ny() * z);
        Page p = at((double) (x << shift), y << shift, z << shift);
        BrickGrid cells = p.cells;
        if (cells == null) {
            grid.set(i, p.constant, p.constant);
            return;
        }
        int x0 = cell(x << shift, p.sx, p.ox, cells.nx());
        int y0 = cell(y << shift, p.sy, p.oy, cells.ny());
        int z0 = cell(z << shift, p.sz, p.oz, cells.nz());
        int x1 = cell(x + 1 << shift, p.sx, p.ox, cells.nx());
        int y1 = cell(y + 1 << shift, p.sy, p.oy, cells.ny());
        int z1 = cell(z + 1 << shift, p.sz, p.oz, cells.nz());
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int c = z0; c <= z1; c++) {
            for (int b = y0; b <= y1; b++) {
                for (int a = x0; a <= x1; a++) {
                    int at = a + cells.nx() * (b + cells.ny() * c);
                    low = Math.min(low, cells.min(at));
                    high = Math.max(high, cells.max(at));
                }
            }
        }
        grid.set(i, low, high);
    }

    private static int cell(int x, double scale, double shift, int n) {
        int c = (int) Math.floor((x * scale + shift) / (1 << BrickGrid.USUAL_SHIFT));
        return Math.max(0, Math.min(c, n - 1));
    }
}
