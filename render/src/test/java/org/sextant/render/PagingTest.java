// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.SkippedVolume;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** Pictures of a volume that does not fit the memory it may use: a bent tube in a block of 256×224×288 voxels. */
class PagingTest {
    private static final Size3 SIZE = new Size3(256, 224, 288);
    private static final Vector3d CENTRE = new Vector3d(128, 112, 144);
    private static final int BLOCK = 32;
    /** 16 MB of voxels in one piece … */
    private static final long DENSE = SIZE.voxels();
    /** … of which the tube's bricks take a part. */
    private static final long SMALL = 8 << 20;

    private static final FrameSpec SPEC = FrameSpec.of(160, 120);

    private final Blocks[] blocks = {new Blocks(0), new Blocks(1), new Blocks(2)};
    private final TestScene scene = new TestScene()
            .add(
                    "tube",
                    volume(),
                    TransferFunction.ramp(60, 200, Rgba.parse("#e0a060")),
                    new Quaterniond(),
                    new Vector3d());

    @Test
    void thePictureIsTheOneOfOnePiece() {
        scene.withLayer("tube", scene.world.volume("tube").layer().withShaded(true));
        View close = TestScene.view(camera(90));
        Residency small = new Residency(scene, SMALL);
        Frame paged = render(small, close, SPEC);
        Frame whole = render(new Residency(scene, 2 * DENSE), close, SPEC);
        assertThat(paged.drawn().get(0).plan()).isEqualTo(whole.drawn().get(0).plan());
        assertThat(paged.drawn().get(0).plan().level()).isZero();
        assertThat(TestScene.meanDifference(paged, whole)).isLessThan(0.005 * 255);
        assertThat(visible(whole)).isBetween(0.05, 0.9);
        assertThat(small.peakBytes()).isBetween(SMALL / 8, SMALL);
        assertThat(paged.isComplete()).isTrue();
    }

    @Test
    void levelsGrowCoarserWithDistance() {
        Residency small = new Residency(scene, SMALL);
        Frame paged = render(small, TestScene.view(grazing()), SPEC);
        Frame whole = render(new Residency(scene, 2 * DENSE), TestScene.view(grazing()), SPEC);
        assertThat(TestScene.meanDifference(paged, whole)).isLessThan(0.01 * 255);
        assertThat(blocks[1].reads.get()).isPositive();
    }

    @Test
    void aBudgetThatIsFarTooSmallGivesACoarserPicture() {
        long tiny = 2 << 20;
        Residency r = new Residency(scene, tiny);
        Frame paged = render(r, TestScene.view(camera(90)), SPEC);
        Frame whole = render(new Residency(scene, 2 * DENSE), TestScene.view(camera(90)), SPEC);
        assertThat(r.peakBytes()).isLessThanOrEqualTo(tiny);
        assertThat(TestScene.meanDifference(paged, whole)).isLessThan(0.04 * 255);
        assertThat(visible(paged)).isCloseTo(visible(whole), within(0.02));
    }

    @Test
    void whatTheFileLeavesOutIsNotRead() {
        render(new Residency(scene, SMALL), TestScene.view(camera(90)), SPEC);
        for (Blocks b : blocks) {
            assertThat(b.readEmpty.get()).isZero();
        }
        assertThat(blocks[0].reads.get()).isPositive();
    }

    @Test
    void whatIsClippedIsNotRead() {
        Residency all = new Residency(scene, SMALL);
        render(all, TestScene.view(camera(200)), SPEC);
        int reads = blocks[0].reads.getAndSet(0);
        scene.add("other", volume(), TransferFunction.ramp(60, 200, Rgba.WHITE), new Quaterniond(), new Vector3d());
        View v = TestScene.view(camera(200));
        View clipped = v.withContent(v.content()
                .withHidden(Set.of("tube"))
                .withClips(List.of(
                        new Clip.Plane(FrameId.WORLD, new Vector3d(0, 0, 200), new Vector3d(0, 0, 1), Set.of()))));
        render(new Residency(scene, SMALL), clipped, SPEC);
        assertThat(blocks[0].reads.get()).isBetween(1, reads / 2);
    }

    @Test
    void interactivePicturesBeginCoarseAndEndAsTheStill() {
        Later later = new Later();
        Residency r = new Residency(scene, SMALL, later);
        Thread here = Thread.currentThread();
        for (Blocks b : blocks) {
            b.forbidden = here;
        }
        View view = TestScene.view(camera(90));
        Frame first = render(r, view, SPEC.withInteractive(true));
        assertThat(first.isComplete()).isFalse();
        assertThat(visible(first)).isZero();
        Frame still = render(new Residency(scene, 2 * DENSE), view, SPEC, true);
        double difference = Double.POSITIVE_INFINITY;
        Frame next = first;
        int pictures = 0;
        while (!next.isComplete()) {
            later.runAll();
            next = render(r, view, SPEC.withInteractive(true));
            double d = TestScene.meanDifference(next, still);
            assertThat(d).isLessThanOrEqualTo(difference * 1.05 + 0.05);
            difference = d;
            assertThat(++pictures).isLessThan(20);
        }
        assertThat(pictures).isGreaterThan(2);
        assertThat(difference).isLessThan(0.005 * 255);
        assertThat(r.peakBytes()).isLessThanOrEqualTo(SMALL);
    }

    /** Also what fits in one piece is loaded in the background; the coarsest level stands in. */
    @Test
    void smallVolumesDoNotBlockInteractivePicturesEither() {
        Later later = new Later();
        Residency r = new Residency(scene, 2 * DENSE, later);
        for (Blocks b : blocks) {
            b.forbidden = Thread.currentThread();
        }
        View view = TestScene.view(camera(90));
        Frame frame = render(r, view, SPEC.withInteractive(true));
        for (int i = 0; i < 6 && !frame.isComplete(); i++) {
            later.runOne();
            frame = render(r, view, SPEC.withInteractive(true));
            assertThat(i == 0 || visible(frame) > 0.05).isTrue();
        }
        assertThat(frame.isComplete()).isTrue();
        Frame still = render(r, view, SPEC);
        assertThat(TestScene.pixels(frame)).isEqualTo(TestScene.pixels(still));
    }

    @Test
    void interactivePicturesNeedThreadsThatLoad() {
        assertThatThrownBy(() ->
                        render(new Residency(scene, SMALL), TestScene.view(camera(90)), SPEC.withInteractive(true)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("executor");
    }

    @Test
    void aBrickThatCannotBeReadSkipsTheVolumeAndNoOther() {
        scene.cube("cube", 20, 1, TestScene.uniform(TestScene.RED, 0.5), CENTRE);
        blocks[0].damaged = true;
        Frame f = render(new Residency(scene, SMALL), TestScene.view(camera(90)), SPEC);
        assertDamaged(f);
        Later later = new Later();
        Residency r = new Residency(scene, SMALL, later);
        Frame next = render(r, TestScene.view(camera(90)), SPEC.withInteractive(true));
        while (!next.isComplete()) {
            later.runAll();
            next = render(r, TestScene.view(camera(90)), SPEC.withInteractive(true));
        }
        assertDamaged(next);
        blocks[0].damaged = false;
        assertThat(render(r, TestScene.view(camera(90)), SPEC).drawn()).hasSize(2);
    }

    private static void assertDamaged(Frame f) {
        assertThat(f.drawn()).extracting(d -> d.id().name()).containsExactly("cube");
        SkippedVolume s = f.skipped().get(0);
        assertThat(s.reason()).isEqualTo(SkippedVolume.Reason.UNREADABLE);
        assertThat(s.message()).contains("tube", "bad sector");
        assertThat(warning(f)).as("pixels of the box and of the reason").isGreaterThan(300);
    }

    private static int warning(Frame f) {
        int n = 0;
        for (int y = 0; y < f.picture().height(); y++) {
            for (int x = 0; x < f.picture().width(); x++) {
                int red = TestScene.channel(f, x, y, 2);
                int green = TestScene.channel(f, x, y, 1);
                n += TestScene.alpha(f, x, y) > 100 && red > 1.5 * green && green > 30 ? 1 : 0;
            }
        }
        return n;
    }

    @Test
    void loadingCanBeCancelledAndTriedAgain() {
        Residency r = new Residency(scene, SMALL);
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            blocks[0].beforeRead = work::cancel;
            assertThatThrownBy(() -> new JavaRenderer(r).render(scene.world, TestScene.view(camera(90)), SPEC, work))
                    .isInstanceOf(CancelledException.class);
        }
        blocks[0].beforeRead = () -> {};
        assertThat(visible(render(r, TestScene.view(camera(90)), SPEC))).isPositive();
    }

    private Frame render(Residency r, View view, FrameSpec spec) {
        return render(r, view, spec, false);
    }

    /** @param afresh from a volume of its own, without what this test forbids */
    private Frame render(Residency r, View view, FrameSpec spec, boolean afresh) {
        Thread before = blocks[0].forbidden;
        if (afresh) {
            for (Blocks b : blocks) {
                b.forbidden = null;
            }
        }
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            return new JavaRenderer(r).render(scene.world, view, spec, work);
        } finally {
            for (Blocks b : blocks) {
                b.forbidden = before;
            }
        }
    }

    /** Share of the pixels that show something. */
    private static double visible(Frame f) {
        int n = 0;
        int w = f.picture().width();
        int h = f.picture().height();
        for (int i = 0; i < w * h; i++) {
            n += TestScene.alpha(f, i % w, i / w) > 20 ? 1 : 0;
        }
        return (double) n / (w * h);
    }

    private static Camera camera(double heightUm) {
        return TestScene.frontal(CENTRE, heightUm);
    }

    /** Along the tube's axis from close by: near bricks are a few voxels away, far ones hundreds. */
    private static Camera grazing() {
        return new Camera(
                new Vector3d(128, 112, -60),
                new Vector3d(138, 118, 144),
                new Vector3d(0, 1, 0),
                new Projection.Perspective(Math.toRadians(70)));
    }

    /** Runs what it is given when it is told to, in another thread. */
    private static final class Later implements Executor {
        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                runOne();
            }
        }

        void runOne() {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            Thread t = new Thread(task);
            t.start();
            try {
                t.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Voxels of the levels: a textured tube of radius 27 around a bent line, with a soft rim. */
    private static final List<byte[]> VOXELS = List.of(tube(1), tube(2), tube(4));

    private static byte[] tube(int f) {
        Size3 size = SIZE.dividedBy(f, f, f);
        byte[] voxels = new byte[(int) size.voxels()];
        int i = 0;
        for (int k = 0; k < size.z(); k++) {
            double z = k * f + (f - 1) / 2.0;
            double cx = 128 + 70 * Math.sin(z * 0.02);
            double cy = 112 + 60 * Math.cos(z * 0.02);
            for (int j = 0; j < size.y(); j++) {
                double y = j * f + (f - 1) / 2.0;
                for (int h = 0; h < size.x(); h++) {
                    double x = h * f + (f - 1) / 2.0;
                    double d2 = (x - cx) * (x - cx) + (y - cy) * (y - cy);
                    if (d2 < 27 * 27) {
                        double texture = 190 + 30 * Math.sin(0.4 * x) * Math.sin(0.4 * y + 0.3 * z);
                        voxels[i] = (byte) (int) (Math.min(1, (27 - Math.sqrt(d2)) / 6) * texture);
                    }
                    i++;
                }
            }
        }
        return voxels;
    }

    private Volume volume() {
        BlockVolume.Builder b = BlockVolume.builder("tube", "memory", ValueType.U8, new BlockCache(8 << 20));
        for (int level = 0; level < 3; level++) {
            int f = 1 << level;
            Size3 size = SIZE.dividedBy(f, f, f);
            b.level(
                    new BlockLayout(size, BLOCK, BLOCK, BLOCK),
                    VoxelGrid.levelToBase(new FrameId("i"), f, f, f).matrix(),
                    blocks[level]);
        }
        return b.grid(VoxelGrid.of(new FrameId("tube"), SIZE, new Vector3d(1), new Vector3d()))
                .build();
    }

    /** The blocks of a level. */
    private static final class Blocks implements BlockReader {
        final AtomicInteger reads = new AtomicInteger();
        final AtomicInteger readEmpty = new AtomicInteger();
        private final ConcurrentHashMap<Region, Boolean> empty = new ConcurrentHashMap<>();
        private final int level;
        volatile Thread forbidden;
        volatile boolean damaged;
        volatile Runnable beforeRead = () -> {};

        Blocks(int level) {
            this.level = level;
        }

        @Override
        public Object read(Region r) throws IOException {
            if (Thread.currentThread() == forbidden) {
                throw new IllegalStateException("a file is read by the thread that makes pictures");
            }
            beforeRead.run();
            if (damaged) {
                throw new IOException("bad sector");
            }
            reads.incrementAndGet();
            if (isEmpty(r)) {
                readEmpty.incrementAndGet();
            }
            return TestScene.array(this::at, r, ValueType.U8);
        }

        @Override
        public OptionalDouble constant(Region r) {
            return isEmpty(r) ? OptionalDouble.of(0) : OptionalDouble.empty();
        }

        private boolean isEmpty(Region r) {
            return empty.computeIfAbsent(r, b -> {
                for (long z = b.z(); z < b.z() + b.nz(); z++) {
                    for (long y = b.y(); y < b.y() + b.ny(); y++) {
                        for (long x = b.x(); x < b.x() + b.nx(); x++) {
                            if (at(x, y, z) != 0) {
                                return false;
                            }
                        }
                    }
                }
                return true;
            });
        }

        private double at(long x, long y, long z) {
            Size3 size = SIZE.dividedBy(1 << level, 1 << level, 1 << level);
            return VOXELS.get(level)[(int) (x + size.x() * (y + size.y() * z))] & 0xff;
        }
    }
}
