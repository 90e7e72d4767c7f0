// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.joml.Matrix4x3d;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Rays;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * Brings the visible volumes of a view into memory within a budget of bytes and keeps what the next picture may want. A
 * volume whose wanted level fits its share of the budget is held in one piece, a larger one in bricks of several levels.
 *
 * <p>Threads: one at a time. {@link #load} runs on all threads of its work context; {@link #ask} returns at once, the
 * loading it asks for runs on the threads that were handed in.
 */
public final class Residency {
    /**
     * What is there for a view, in the order of the world's volumes, and what is not and why.
     *
     * @param pending number of pieces that were asked for and are not there yet; coarser ones stand in, or nothing
     */
    public record Loaded(
            List<ResidentVolume> volumes, List<ResidentLabels> labels, List<SkippedVolume> skipped, int pending) {}

    private record Paged(PagedField field, BrickGrid bricks) {}

    /** A level this many bricks long or less is loaded in one piece: there would be nothing to choose from. */
    private static final int FEW_BRICKS = 2;

    /** All label volumes together take this part of the budget at most. */
    private static final int LABEL_SHARE = 3;

    private final VolumeSource source;
    private final LabelResidency labels;
    private final Holdings holdings;
    private final @Nullable BrickLoader loader;
    private final AskingSupply.Memory memory = new AskingSupply.Memory();
    private final Map<Volume, Optional<PagedVolume>> pagedVolumes = new HashMap<>();
    /** The pages of this picture. */
    private final Map<PagedVolume, Paged> pages = new HashMap<>();
    /** The pages of the last picture; forgotten when bricks are dropped, which they would keep in memory. */
    private final Map<PagedVolume, Paged> lastPages = new ConcurrentHashMap<>();

    /** Without {@link #ask}. */
    public Residency(VolumeSource source, long budgetBytes) {
        this(source, budgetBytes, null);
    }

    /** @param loaders threads for what {@link #ask} asks for */
    public Residency(VolumeSource source, long budgetBytes, @Nullable Executor loaders) {
        this.source = new OneAtATime(source);
        this.holdings = new Holdings(budgetBytes, lastPages::clear);
        this.labels = new LabelResidency(this.source, holdings);
        this.loader = loaders == null ? null : new BrickLoader(loaders);
    }

    /** A source that is asked by one thread at a time, and from here and from the loaders. */
    private record OneAtATime(VolumeSource source) implements VolumeSource {
        @Override
        public synchronized Volume open(VolumeNode node) {
            return source.open(node);
        }

        @Override
        public synchronized Volume open(LabelNode node) {
            return source.open(node);
        }
    }

    /** A third of the heap. */
    public static long usualBudgetBytes() {
        return Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 3);
    }

    /** The most bytes of voxels that were ever held. */
    public long peakBytes() {
        return holdings.peakBytes();
    }

    /**
     * Loads all that the view wants, as far as the budget reaches.
     *
     * @param rays of the picture with as many pixels as rays will be traced
     * @throws CancelledException if the work was cancelled
     */
    public Loaded load(World world, View view, Rays rays, WorkContext work) {
        memory.forgive();
        labels.forgive();
        return collect(
                world,
                view,
                rays,
                new LoadingSupply(source, holdings, work),
                (node, budget) -> labels.load(world, view, node, rays, budget, work));
    }

    /**
     * What is in memory for the view; asks the loaders for the rest. Does not wait and reads no file.
     *
     * @throws SextantException if there are no loaders
     */
    public Loaded ask(World world, View view, Rays rays) {
        if (loader == null) {
            throw new SextantException("a renderer without loading threads cannot make interactive pictures; "
                    + "hand it an executor, or ask for a picture that is loaded first");
        }
        AskingSupply supply = new AskingSupply(source, holdings, memory);
        List<BrickLoader.Request> objects = new ArrayList<>();
        Loaded there = collect(
                world, view, rays, supply, (node, budget) -> labels.ask(world, view, node, rays, budget, objects));
        objects.addAll(supply.requests());
        loader.want(objects);
        return there;
    }

    /** Where the objects of a label volume come from. */
    @FunctionalInterface
    private interface LabelSupply {
        LabelResidency.Found find(LabelNode node, long budgetBytes);
    }

    private Loaded collect(World world, View view, Rays rays, Supply supply, LabelSupply labelSupply) {
        holdings.unpin();
        lastPages.clear();
        lastPages.putAll(pages);
        pages.clear();
        List<SkippedVolume> skipped = new ArrayList<>();
        List<ResidentLabels> objects = new ArrayList<>();
        int pendingLabels = objects(world, view, labelSupply, objects, skipped);
        List<ViewedVolume> viewed = viewed(world, view, rays, supply, skipped);
        viewed.sort(Comparator.comparingDouble(ViewedVolume::voxels));
        ResidentVolume[] loaded = new ResidentVolume[world.volumes().size()];
        long rest = Math.max(1, holdings.budgetBytes() - labels.bytes());
        for (int i = 0; i < viewed.size(); i++) {
            ViewedVolume v = viewed.get(i);
            long share = rest / (viewed.size() - i);
            try {
                Sight sight = new Sight(
                        world, view, rays, v.node(), v.baseToEye(), v.volume().scale());
                PagedVolume paged = paged(v, rays, share);
                long bytes = paged == null
                        ? inOnePiece(v, sight, rays, share, supply, loaded)
                        : inBricks(v, paged, v.finestLevel(paged, rays), sight, share, supply, loaded);
                rest = Math.max(1, rest - bytes);
            } catch (CancelledException e) {
                throw e;
            } catch (SextantException e) {
                skipped.add(SkippedVolume.unreadable(v.node().id(), e));
            }
        }
        return new Loaded(
                present(loaded), List.copyOf(objects), List.copyOf(skipped), supply.pending() + pendingLabels);
    }

    /** @return number of label volumes that are not there yet */
    private int objects(
            World world, View view, LabelSupply supply, List<ResidentLabels> found, List<SkippedVolume> skipped) {
        long shown = world.labels().stream().filter(view::shows).count();
        labels.retain(world, view);
        int pending = 0;
        for (LabelNode node : world.labels()) {
            if (!view.shows(node)) {
                skipped.add(SkippedVolume.hidden(node.id()));
                continue;
            }
            try {
                LabelResidency.Found f = supply.find(node, holdings.budgetBytes() / LABEL_SHARE / shown);
                pending += f.pending() ? 1 : 0;
                f.labels().ifPresent(found::add);
                if (!f.inView()) {
                    skipped.add(SkippedVolume.outOfView(node.id()));
                }
            } catch (CancelledException e) {
                throw e;
            } catch (SextantException e) {
                skipped.add(SkippedVolume.unreadable(node.id(), e));
            }
        }
        return pending;
    }

    private static List<ResidentVolume> present(@Nullable ResidentVolume[] loaded) {
        List<ResidentVolume> list = new ArrayList<>();
        for (ResidentVolume v : loaded) {
            if (v != null) {
                list.add(v);
            }
        }
        return List.copyOf(list);
    }

    private List<ViewedVolume> viewed(World world, View view, Rays rays, Supply supply, List<SkippedVolume> skipped) {
        List<ViewedVolume> list = new ArrayList<>();
        for (int i = 0; i < world.volumes().size(); i++) {
            VolumeNode node = world.volumes().get(i);
            if (!view.shows(node) && !isSliced(view, node)) {
                skipped.add(SkippedVolume.hidden(node.id()));
                continue;
            }
            Matrix4x3d baseToEye = ViewedVolume.baseToEye(world, node.grid(), rays);
            Optional<VisiblePart> part = ViewedVolume.part(node, rays, baseToEye);
            if (part.isEmpty()) {
                skipped.add(SkippedVolume.outOfView(node.id()));
                continue;
            }
            try {
                Volume volume = supply.open(node);
                if (volume != null) {
                    list.add(ViewedVolume.of(i, node, volume, baseToEye, part.get()));
                }
            } catch (CancelledException e) {
                throw e;
            } catch (SextantException e) {
                skipped.add(SkippedVolume.unreadable(node.id(), e));
            }
        }
        return list;
    }

    /** Slices show a volume that is otherwise switched off. */
    private static boolean isSliced(View view, VolumeNode node) {
        return view.content().slices().stream()
                .anyMatch(s -> s.volume().equals(node.id().name()));
    }

    /** Null if the volume is to be held in one piece: its wanted level fits, or it cannot be cut into bricks. */
    private @Nullable PagedVolume paged(ViewedVolume v, Rays rays, long share) {
        PagedVolume paged = paged(v.volume());
        if (paged == null) {
            return null;
        }
        PageLevel wanted = paged.levels().get(v.finestLevel(paged, rays));
        int longest = Math.max(wanted.bricks(0), Math.max(wanted.bricks(1), wanted.bricks(2)));
        double bytes = (double) wanted.size().x()
                * wanted.size().y()
                * wanted.size().z()
                * VoxelField.bytesPerVoxel(v.volume().type());
        return longest > FEW_BRICKS && bytes > share ? paged : null;
    }

    /** Null if it cannot be cut into bricks. */
    private @Nullable PagedVolume paged(Volume volume) {
        return pagedVolumes.computeIfAbsent(volume, PagedVolume::of).orElse(null);
    }

    /** @return bytes that it takes */
    private long inOnePiece(
            ViewedVolume v, Sight sight, Rays rays, long share, Supply supply, @Nullable ResidentVolume[] loaded) {
        LoadPlan plan = v.plan(rays, share);
        Holdings.Key key = new Holdings.Key(v.volume(), plan);
        holdings.pin(List.of(key));
        Holdings.Piece piece = supply.piece(v.node(), key);
        if (piece == null) {
            standIn(v, sight, share, supply, loaded);
        } else {
            loaded[v.order()] = v.resident(plan, piece.field(), piece.bricks(), plan.toBase(v.volume()));
        }
        return plan.voxels() * VoxelField.bytesPerVoxel(v.volume().type());
    }

    /** As long as a volume's one piece is on its way: another piece that is there, or the brick that holds everything. */
    private void standIn(ViewedVolume v, Sight sight, long share, Supply supply, @Nullable ResidentVolume[] loaded) {
        Holdings.Key whole = null;
        PagedVolume paged = paged(v.volume());
        for (Holdings.Key k : holdings.of(v.volume())) {
            whole = k.plan().isWhole(v.volume()) ? k : whole;
        }
        Holdings.Piece piece = whole == null ? null : holdings.get(whole);
        if (whole != null && piece != null) {
            holdings.pin(List.of(whole));
            loaded[v.order()] = v.resident(
                    whole.plan(), piece.field(), piece.bricks(), whole.plan().toBase(v.volume()));
        } else if (paged != null && v.volume().levels().size() > 1) {
            inBricks(v, paged, paged.levels().size() - 1, sight, share, supply, loaded);
        }
    }

    /** @return bytes that it takes */
    private long inBricks(
            ViewedVolume v,
            PagedVolume paged,
            int finestLevel,
            Sight sight,
            long share,
            Supply supply,
            @Nullable ResidentVolume[] loaded) {
        long budget = share - share / 8; // room for bricks that stand in until finer ones are there
        BrickChoice choice = supply.bricks(v.node(), paged, () -> BrickChoice.of(paged, sight, finestLevel, budget));
        PagedField fresh = new PagedField(paged, choice, holdings);
        holdings.pin(fresh.keys());
        Paged last = lastPages.get(paged);
        Paged now = last != null && last.field().isSame(fresh) ? last : new Paged(fresh, fresh.bricks());
        pages.put(paged, now);
        loaded[v.order()] =
                v.resident(fresh.plan(), now.field(), now.bricks(), now.field().toFinest());
        return choice.bytes(paged);
    }

    /** Forgets everything. */
    public void clear() {
        if (loader != null) {
            loader.want(List.of());
        }
        labels.clear();
        holdings.clear();
        pages.clear();
        lastPages.clear();
        pagedVolumes.clear();
        memory.clear();
    }
}
