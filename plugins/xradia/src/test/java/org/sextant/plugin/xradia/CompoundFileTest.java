// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.plugin.xradia.compound.ByteSource;
import org.sextant.plugin.xradia.compound.CompoundFile;
import org.sextant.plugin.xradia.compound.CompoundStream;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;

class CompoundFileTest {
    @TempDir
    private Path folder;

    /** Counts what is read. */
    private record Counted(ByteSource source, AtomicLong bytes, AtomicInteger reads) implements ByteSource {
        Counted(ByteSource source) {
            this(source, new AtomicLong(), new AtomicInteger());
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public ByteBuffer read(long at, long n) throws IOException {
            bytes.addAndGet(n);
            reads.incrementAndGet();
            return source.read(at, n);
        }
    }

    private static CompoundWriter random(int shift, boolean torn, Map<String, byte[]> into) {
        Random random = new Random(4);
        CompoundWriter w = new CompoundWriter(shift, torn);
        int[] sizes = {0, 1, 63, 64, 65, 4095, 4096, 4097, 5000, 70_000, 123_457};
        for (int i = 0; i < 60; i++) {
            byte[] data = new byte[sizes[i % sizes.length]];
            random.nextBytes(data);
            String path = "Storage" + i % 4 + (i % 8 < 4 ? "/Inner/" : "/") + "Stream" + i;
            into.put(path, data);
            w.add(path, data);
        }
        return w;
    }

    @Test
    void everyStreamComesBackAndAnotherProgramAgrees() throws IOException {
        for (int shift : new int[] {9, 12}) {
            for (boolean torn : new boolean[] {false, true}) {
                Map<String, byte[]> want = new java.util.LinkedHashMap<>();
                Path path = folder.resolve("streams-" + shift + torn);
                random(shift, torn, want).write(path);
                try (RandomBytes bytes = RandomBytes.open(path);
                        POIFSFileSystem poi = new POIFSFileSystem(path.toFile(), true)) {
                    CompoundFile file = CompoundFile.open(ByteSource.of(bytes));
                    assertThat(file.streams()).hasSize(want.size());
                    for (Map.Entry<String, byte[]> e : want.entrySet()) {
                        CompoundStream s = file.stream(e.getKey().toUpperCase(java.util.Locale.ROOT))
                                .orElseThrow();
                        assertThat(s.read(0, s.size()).array()).as(e.getKey()).isEqualTo(e.getValue());
                        assertThat(poiRead(poi, e.getKey()))
                                .as("POI, " + e.getKey())
                                .isEqualTo(e.getValue());
                    }
                }
            }
        }
    }

    private static byte[] poiRead(POIFSFileSystem poi, String path) throws IOException {
        org.apache.poi.poifs.filesystem.DirectoryEntry at = poi.getRoot();
        String[] parts = path.split("/");
        for (int i = 0; i < parts.length - 1; i++) {
            at = (org.apache.poi.poifs.filesystem.DirectoryEntry) at.getEntryCaseInsensitive(parts[i]);
        }
        try (DocumentInputStream in = new DocumentInputStream(
                (org.apache.poi.poifs.filesystem.DocumentEntry) at.getEntryCaseInsensitive(parts[parts.length - 1]))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aRangeIsReadFromTheSectorsThatHoldIt() throws IOException {
        byte[] data = new byte[200_000];
        new Random(5).nextBytes(data);
        for (boolean torn : new boolean[] {false, true}) {
            Path path = folder.resolve("range" + torn);
            new CompoundWriter(9, torn).add("A", data).add("B", data.clone()).write(path);
            try (RandomBytes bytes = RandomBytes.open(path)) {
                Counted counted = new Counted(ByteSource.of(bytes));
                CompoundStream s = CompoundFile.open(counted).stream("A").orElseThrow();
                s.read(0, 1);
                assertThat(s.pieces() == 1).isEqualTo(!torn);
                counted.bytes.set(0);
                counted.reads.set(0);
                ByteBuffer part = s.read(100_001, 1500);
                assertThat(part.array()).isEqualTo(java.util.Arrays.copyOfRange(data, 100_001, 101_501));
                assertThat(counted.bytes.get()).isEqualTo(1500);
                assertThat(counted.reads.get()).isLessThanOrEqualTo(torn ? 4 : 1);
            }
        }
    }

    /** 1,600 images of 2 MB in 3 GB, most of it a hole on the disk. */
    @Test
    void openingThreeGigabytesAndReadingOneSliceReadsLittle() throws IOException {
        assumeTrue(Files.getFileStore(folder).getUsableSpace() > 200L << 20, "skipped: 200 MB of disk are missing");
        Path path = folder.resolve("large.txrm");
        XradiaSample scan = new XradiaSample(
                        new org.sextant.world.grid.Size3(1, 1, 1), org.sextant.volume.value.ValueType.U16, 5)
                .without("ImageData1/Image1")
                .integers("ImageInfo/NoOfImages", 1600)
                .integers("ImageInfo/ImageWidth", 1024)
                .integers("ImageInfo/ImageHeight", 1024)
                .floats("ImageInfo/Angles", new float[1600]);
        CompoundWriter w = new CompoundWriter(9, false);
        scan.streams().forEach(w::add);
        byte[] marked = new byte[2 << 20];
        marked[2 * (1024 * 700 + 300)] = 77;
        for (int i = 1; i <= 1600; i++) {
            String name = "ImageData" + (1 + (i - 1) / 100) + "/Image" + i;
            if (i == 1234) {
                w.add(name, marked);
            } else {
                w.addHole(name, marked.length);
            }
        }
        w.write(path);
        assertThat(Files.size(path)).isGreaterThan(3L << 30);
        try (RandomBytes bytes = RandomBytes.open(path)) {
            Counted counted = new Counted(ByteSource.of(bytes));
            OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(64 << 20));
            try (Volume v = new XradiaVolume(path, counted, options).open(() -> {})) {
                assertThat(v.size().z()).isEqualTo(1600);
                assertThat(counted.bytes.get()).as("bytes read by opening").isLessThan(1 << 20);
                assertThat(v.finest().value(300, 700, 1233)).isEqualTo(77);
                assertThat(counted.bytes.get()).as("bytes read with one slice").isLessThan(3_500_000);
            }
        }
    }

    @Test
    void aChainInACircleIsRefused() throws IOException {
        Path path = folder.resolve("circle");
        new CompoundWriter(9, false)
                .add("A", new byte[20_000])
                .add("B", new byte[20_000])
                .write(path);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer first = ByteBuffer.allocate(4).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            file.read(first, 76);
            long fat = (first.getInt(0) + 1L) << 9;
            file.write(
                    ByteBuffer.allocate(4)
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                            .putInt(0, 2),
                    fat + 4 * 7);
        }
        try (RandomBytes bytes = RandomBytes.open(path)) {
            CompoundFile file = CompoundFile.open(ByteSource.of(bytes));
            assertThatThrownBy(() -> file.stream("A").orElseThrow().read(0, 10))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("A: its chain in the FAT runs twice through sector 2");
            assertThat(file.stream("B").orElseThrow().read(0, 20_000).limit()).isEqualTo(20_000);
        }
    }
}
