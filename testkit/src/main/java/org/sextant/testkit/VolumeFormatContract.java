// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import net.imglib2.type.numeric.RealType;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** What every volume format must do. A format's test extends this and says which small files it can make. */
public abstract class VolumeFormatContract {
    /** Total damaged files tried; spread over the samples. */
    private static final int MUTATIONS = 2000;

    private static final long HANG_SECONDS = 5;
    /** Room for what any reader needs whatever the file: buffers, tables, messages. */
    private static final long ALLOCATION_SLACK = 4L << 20;

    /**
     * A small valid file or folder with what it holds.
     *
     * @param voxelUm null if the file states none
     */
    public record Sample(
            String name,
            Path path,
            Size3 size,
            ValueType type,
            @Nullable Vector3dc voxelUm,
            Voxels expected) {
        /** Public so that subclasses in other packages can make samples. */
        public Sample {}
    }

    @TempDir
    protected Path folder;

    protected final BlockCache cache = new BlockCache(64 << 20);

    protected abstract VolumeFormat format();

    /** Makes the samples inside {@code into}; cover every variant of the format that is worth telling apart. */
    protected abstract List<Sample> samples(Path into) throws IOException;

    protected OpenOptions options() {
        return OpenOptions.of(new FrameId("scan"), cache);
    }

    /** How a sample is opened; override where a format needs more than the file. */
    protected Volume open(Sample sample) {
        return format().open(sample.path(), options());
    }

    @Test
    void everySampleIsRecognised() throws IOException {
        for (Sample s : samples(folder)) {
            assertThat(format().probe(s.path()).level()).as(s.name()).isGreaterThan(0);
        }
    }

    @Test
    void otherFilesAreRefusedWithAReason() throws IOException {
        Path empty = Files.write(folder.resolve("empty.bin"), new byte[0]);
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        Path random = Files.write(folder.resolve("noise.bin"), noise);
        Path text = Files.writeString(folder.resolve("text.txt"), "name,value\n1,2\n");
        Path dir = Files.createDirectory(folder.resolve("nothing-in-it"));
        for (Path p : List.of(empty, random, text, dir, folder.resolve("missing.bin"))) {
            assertThat(format().probe(p).level()).as(p.toString()).isZero();
            assertThat(format().probe(p).reason()).as(p.toString()).isNotBlank();
        }
    }

    @Test
    void everyVoxelIsRight() throws IOException {
        for (Sample s : samples(folder)) {
            try (Volume v = open(s)) {
                assertThat(v.size()).as(s.name()).isEqualTo(s.size());
                assertThat(v.type()).as(s.name()).isEqualTo(s.type());
                compare(s, v);
                compareImage(s, v);
            }
        }
    }

    private static void compare(Sample s, Volume v) {
        Object whole = v.finest()
                .read(new Region(0, 0, 0, (int) s.size().x(), (int) s.size().y(), (int)
                        s.size().z()));
        int i = 0;
        for (long z = 0; z < s.size().z(); z++) {
            for (long y = 0; y < s.size().y(); y++) {
                for (long x = 0; x < s.size().x(); x++) {
                    double want = s.expected().at(x, y, z);
                    double got = v.type().get(whole, i++);
                    if (Double.compare(want, got) != 0 && !(want == got)) {
                        throw new AssertionError(
                                s.name() + ": voxel " + x + "," + y + "," + z + " is " + got + ", not " + want);
                    }
                }
            }
        }
    }

    private static void compareImage(Sample s, Volume v) {
        var access = v.finest().image().randomAccess();
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            long x = random.nextInt((int) s.size().x());
            long y = random.nextInt((int) s.size().y());
            long z = random.nextInt((int) s.size().z());
            access.setPosition(new long[] {x, y, z});
            double got = ((RealType<?>) access.get()).getRealDouble();
            assertThat(got)
                    .as("%s image voxel %d,%d,%d", s.name(), x, y, z)
                    .isEqualTo(Double.valueOf(s.expected().at(x, y, z)));
            assertThat(v.finest().value(x, y, z)).isEqualTo(Double.valueOf(got));
        }
    }

    @Test
    void voxelSizeIsTheFilesAndIsNeverInvented() throws IOException {
        for (Sample s : samples(folder)) {
            try (Volume v = open(s)) {
                if (s.voxelUm() == null) {
                    assertThat(v.knownGrid()).as(s.name()).isEmpty();
                    assertThatThrownBy(v::grid)
                            .as(s.name())
                            .isInstanceOf(DataException.class)
                            .hasMessageContaining("--voxel");
                } else {
                    near(v.grid().spacingUm(), s.voxelUm(), s.name());
                }
            }
        }
    }

    @Test
    void userVoxelSizeWins() throws IOException {
        for (Sample s : samples(folder)) {
            try (Volume v = format().open(s.path(), optionsOf(s).with(OpenOptions.VOXEL, "65nm,66nm,70nm"))) {
                near(v.grid().spacingUm(), new Vector3d(0.065, 0.066, 0.07), s.name());
            }
        }
    }

    /** The options that {@link #open} uses, where a format overrides it. */
    protected OpenOptions optionsOf(Sample sample) {
        return options();
    }

    private static void near(Vector3dc got, Vector3dc want, String name) {
        for (int axis = 0; axis < 3; axis++) {
            assertThat(got.get(axis))
                    .as(name + " voxel size along axis " + axis)
                    .isCloseTo(want.get(axis), Offset.offset(1e-6 * want.get(axis)));
        }
    }

    @Test
    void threadsReadTheSame() throws Exception {
        for (Sample s : samples(folder)) {
            try (Volume v = open(s)) {
                ExecutorService pool = Executors.newFixedThreadPool(4);
                List<Future<?>> all = new ArrayList<>();
                for (int t = 0; t < 4; t++) {
                    all.add(pool.submit(() -> compare(s, v)));
                }
                for (Future<?> f : all) {
                    f.get();
                }
                pool.shutdown();
            }
        }
    }

    @Test
    void closingFreesTheFileAndTheCache() throws IOException {
        for (Sample s : samples(folder)) {
            Volume v = open(s);
            v.finest().value(0, 0, 0);
            v.close();
            assertThat(cache.usedBytes()).as(s.name()).isZero();
            assertThat(openFiles()).as(s.name()).isEmpty();
        }
    }

    /** 2,000 seeded damages: right data or a DataException naming the file; no other error, no hang, no absurd memory. */
    @Test
    void damagedFilesAreRefusedInWords() throws Exception {
        Path origin = Files.createDirectory(folder.resolve("origin"));
        List<Sample> samples = samples(origin);
        ExecutorService runner = Executors.newSingleThreadExecutor();
        loadClasses(samples);
        for (int i = 0; i < MUTATIONS; i++) {
            Sample s = samples.get(i % samples.size());
            Path damaged = damagedCopy(origin, s, i);
            String what = s.name() + ", damage seed " + i;
            Future<@Nullable Throwable> run = runner.submit(() -> tryToRead(s, damaged));
            try {
                Throwable error = run.get(HANG_SECONDS, TimeUnit.SECONDS);
                if (error != null) {
                    throw new AssertionError(what + " gave " + error, error);
                }
                assertThat(openFiles()).as("files still open after " + what).isEmpty();
            } catch (TimeoutException e) {
                throw new AssertionError(what + " hangs for more than " + HANG_SECONDS + " s", e);
            } catch (ExecutionException e) {
                throw new AssertionError(what, e);
            }
            delete(folder.resolve("damaged"));
        }
        runner.shutdown();
    }

    /** Sound samples first: what loading classes allocates is not the damage's fault. */
    private void loadClasses(List<Sample> samples) throws IOException {
        for (Sample s : samples) {
            Throwable error = tryToRead(s, s.path());
            if (error != null && !(error instanceof AssertionError)) {
                throw new AssertionError(s.name() + " gave " + error, error);
            }
        }
    }

    /** Files of this test and unpacked copies that the process has open; empty where the system does not tell. */
    private List<String> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        List<String> open = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path d : all) {
                try {
                    String target = Files.readSymbolicLink(d).toString();
                    if (target.contains(folder.getFileName().toString()) || target.contains(".unpacked")) {
                        open.add(target);
                    }
                } catch (NoSuchFileException gone) {
                    // The descriptor that lists the descriptors.
                    continue;
                }
            }
        }
        return open;
    }

    /** A copy of all that the samples need, with one file of this sample damaged. */
    private Path damagedCopy(Path origin, Sample s, long seed) throws IOException {
        Path copy = folder.resolve("damaged");
        List<Path> files;
        Path root = Files.isDirectory(s.path()) ? s.path() : companionRoot(origin, s);
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Path victim = Files.isDirectory(s.path()) ? files.get(new Random(seed).nextInt(files.size())) : s.path();
        for (Path f : files) {
            Path to = copy.resolve(origin.relativize(f).toString());
            Files.createDirectories(to.getParent());
            byte[] b = Files.readAllBytes(f);
            Files.write(to, f.equals(victim) ? Mutation.apply(b, seed) : b);
        }
        return copy.resolve(origin.relativize(s.path()).toString());
    }

    /** The file itself; override where a sample's file needs others beside it: return their common folder then. */
    protected Path companionRoot(Path origin, Sample sample) {
        return sample.path();
    }

    private @Nullable Throwable tryToRead(Sample s, Path damaged) throws IOException {
        com.sun.management.ThreadMXBean bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long honest = Math.max(s.size().voxels() * s.type().memoryBytes(), bytesOf(s.path()));
        long before = bean.getCurrentThreadAllocatedBytes();
        Throwable failure = null;
        try (Volume v = open(new Sample(s.name(), damaged, s.size(), s.type(), s.voxelUm(), s.expected()))) {
            readSome(v.finest(), 4 * s.size().voxels());
        } catch (DataException e) {
            boolean named = String.valueOf(e.getMessage())
                            .contains(damaged.getFileName().toString())
                    && !e.place().isBlank();
            failure = named ? null : e;
        } catch (Throwable e) {
            failure = e;
        }
        long used = bean.getCurrentThreadAllocatedBytes() - before;
        if (failure == null && used > 4 * honest + ALLOCATION_SLACK) {
            return new AssertionError("allocated " + used + " bytes for a file of honest size " + honest);
        }
        return failure;
    }

    /** All blocks of a small level; first, middle and last of one that damage has made large. */
    private static void readSome(Level level, long limit) {
        long n = level.layout().count();
        boolean all = level.size().voxels() <= limit;
        for (long i : all ? range(n) : new long[] {0, n / 2, n - 1}) {
            level.block(i);
        }
    }

    private static long[] range(long n) {
        return java.util.stream.LongStream.range(0, n).toArray();
    }

    private static long bytesOf(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            long sum = 0;
            for (Path p : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                sum += Files.size(p);
            }
            return sum;
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path p : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }

    /** ASCII bytes, for headers in tests. */
    protected static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
