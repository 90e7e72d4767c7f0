// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.DataSource;

class InputFilesTest {
    @TempDir
    Path temp;

    private final WorkContext work = WorkContext.quiet();
    private InputFiles inputs;

    @BeforeEach
    void folder() throws IOException {
        inputs = new InputFiles(Files.createDirectories(temp.resolve("a/p.sextant")));
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Path file(String name, int bytes, int seed) throws IOException {
        Path f = temp.resolve(name);
        Files.createDirectories(f.getParent());
        byte[] b = new byte[bytes];
        new Random(seed).nextBytes(b);
        return Files.write(f, b);
    }

    @Test
    void urisAreRelativeWithSlashesAndComeBackAsPaths() throws IOException {
        for (String name : List.of("a/p.sextant/in.tif", "a/scan 1/ä#%20?.tif", "c:d.tif", "a/p.sextant/x:y.tif")) {
            Path f = file(name, 10, 1);
            DataSource s = inputs.source(f, Map.of());
            assertThat(s.uri()).doesNotContain("\\").doesNotStartWith("/").doesNotContain(" ");
            assertThat(inputs.path(s)).isEqualTo(f);
            assertThat(s.bytes()).isEqualTo(10);
        }
        assertThat(inputs.uri(temp.resolve("a/b.tif"))).isEqualTo("../b.tif");
        assertThat(inputs.uri(Path.of("/elsewhere/b c.tif")))
                .startsWith("file:///")
                .endsWith("/elsewhere/b%20c.tif");
        assertThatThrownBy(() -> inputs.path(new DataSource("http://x/y.tif", Map.of(), 1, "sha256:")))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> inputs.path(new DataSource("a b", Map.of(), 1, "sha256:")))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aProjectMovedTogetherWithItsInputsFindsThem() throws IOException {
        DataSource s = inputs.source(file("a/scans/x.tif", 10, 1), Map.of());
        Files.move(temp.resolve("a"), temp.resolve("b"));
        assertThat(new InputFiles(temp.resolve("b/p.sextant")).look(s)).isInstanceOf(InputState.Present.class);
    }

    @Test
    void aProjectReachedThroughALinkFindsItsInputs() throws IOException {
        DataSource s = inputs.source(file("a/x.tif", 10, 1), Map.of());
        Path link = Files.createDirectories(temp.resolve("links/deep")).resolve("p");
        Files.createSymbolicLink(link, temp.resolve("a/p.sextant"));
        assertThat(new InputFiles(link).look(s)).isInstanceOf(InputState.Present.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535, 1 << 20, (1 << 20) + 1, 3_000_001})
    void sampledDigestIsAsDocumented(int size) throws Exception {
        Path f = file("f", size, size);
        byte[] b = Files.readAllBytes(f);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update("sextant-sampled-1 file\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        sha.update(ByteBuffer.allocate(8).putLong(0, size));
        if (size <= 1 << 20) {
            sha.update(b);
        } else {
            for (long i = 0; i < 16; i++) {
                sha.update(b, (int) (i * (size - 65536) / 15), 65536);
            }
        }
        assertThat(InputDigest.SAMPLED.of(f, work))
                .isEqualTo(new InputDigest.Mark(
                        size, "sha256-sampled:" + HexFormat.of().formatHex(sha.digest())));
        assertThat(InputDigest.FULL.of(f, work).checksum())
                .isEqualTo("sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(b)));
    }

    @Test
    void manyGigabytesAreMarkedWithoutReadingThem() throws IOException {
        Path f = temp.resolve("sparse.raw");
        try (RandomAccessFile raf = new RandomAccessFile(f.toFile(), "rw")) {
            raf.setLength(40L << 30);
        }
        long start = System.nanoTime();
        InputDigest.Mark a = InputDigest.SAMPLED.of(f, work);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
        assertThat(a.bytes()).isEqualTo(40L << 30);
        try (RandomAccessFile raf = new RandomAccessFile(f.toFile(), "rw")) {
            raf.seek((40L << 30) - 1);
            raf.write(1);
        }
        assertThat(InputDigest.SAMPLED.of(f, work).checksum()).isNotEqualTo(a.checksum());
    }

    @Test
    void aMissingInputIsNamedWithSizeAndRemedy() throws IOException {
        Path f = file("a/x.tif", 1234, 1);
        DataSource s = inputs.source(f, Map.of());
        Files.delete(f);
        assertThatThrownBy(() -> inputs.require(s))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(f.toString())
                .hasMessageContaining("1234 bytes")
                .hasMessageContaining("relocate");
        assertThatThrownBy(() -> inputs.source(f, Map.of())).hasMessageContaining("is not there");
    }

    @Test
    void aChangedInputIsToldWithBothValues() throws IOException {
        Path f = file("a/x.tif", 1234, 1);
        DataSource s = inputs.source(f, Map.of());
        file("a/x.tif", 1234, 2);
        assertThat(inputs.look(s)).isInstanceOf(InputState.Present.class);
        InputState changed = inputs.check(s, work);
        assertThat(changed.problem().orElseThrow())
                .hasMessageContaining(s.checksum())
                .hasMessageContaining(InputDigest.SAMPLED.of(f, work).checksum());
        assertThatThrownBy(() -> inputs.verify(s, work)).hasMessageContaining(s.checksum());
        file("a/x.tif", 99, 2);
        assertThatThrownBy(() -> inputs.require(s))
                .hasMessageContaining("99 bytes")
                .hasMessageContaining("1234");
    }

    @Test
    void verifyingReadsAllAndKeepsTheFullChecksum() throws IOException {
        Path f = file("a/x.tif", 3_000_000, 1);
        DataSource full = inputs.verify(inputs.source(f, Map.of("voxel", "1um")), work);
        assertThat(full.checksum()).startsWith("sha256:");
        assertThat(full.options()).containsEntry("voxel", "1um");
        assertThat(inputs.check(full, work)).isInstanceOf(InputState.Present.class);
        try (RandomAccessFile raf = new RandomAccessFile(f.toFile(), "rw")) {
            raf.seek(100_000);
            int b = raf.read();
            raf.seek(100_000);
            raf.write(b ^ 1);
        }
        assertThatThrownBy(() -> inputs.verify(full, work)).hasMessageContaining(full.checksum());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40})
    void aFolderIsKnownByItsNamesSizesAndContents(int files) throws IOException {
        Path stack = temp.resolve("a/stack");
        for (int i = 0; i < files; i++) {
            file("a/stack/s" + i % 2 + "/" + i + ".tif", 100 + i, i);
        }
        DataSource s = inputs.source(stack, Map.of());
        assertThat(s.bytes()).isEqualTo(100L * files + files * (files - 1) / 2);
        file("a/stack/.DS_Store", 5, 1);
        assertThat(inputs.check(s, work)).isInstanceOf(InputState.Present.class);
        Files.move(stack.resolve("s0/0.tif"), stack.resolve("s0/00.tif"));
        assertThat(inputs.check(s, work)).isInstanceOf(InputState.Changed.class);
        Files.move(stack.resolve("s0/00.tif"), stack.resolve("s0/0.tif"));
        assertThat(inputs.check(s, work)).isInstanceOf(InputState.Present.class);
        file("a/stack/s0/0.tif", 100, 77);
        assertThat(inputs.check(s, work)).isInstanceOf(InputState.Changed.class);
        file("a/stack/s0/0.tif", 100, 0);
        DataSource full = inputs.verify(s, work);
        assertThat(inputs.check(full, work)).isInstanceOf(InputState.Present.class);
    }

    @Test
    void movedInputsAreFoundByNameSizeAndChecksum() throws IOException {
        DataSource one = inputs.source(file("a/x.tif", 1234, 1), Map.of());
        file("a/stack/0.tif", 10, 1);
        DataSource two = inputs.source(temp.resolve("a/stack"), Map.of());
        DataSource lost = inputs.source(file("a/lost.tif", 7, 1), Map.of());
        file("new/decoy/x.tif", 1234, 2);
        file("new/small/x.tif", 12, 1);
        file("new/decoy/stack/0.tif", 10, 2);
        Files.createDirectories(temp.resolve("new/deep/er"));
        Files.move(temp.resolve("a/x.tif"), temp.resolve("new/deep/x.tif"));
        Files.move(temp.resolve("a/stack"), temp.resolve("new/deep/er/stack"));
        Files.delete(temp.resolve("a/lost.tif"));
        assertThat(Relocation.search(List.of(one, two, lost), temp.resolve("new"), work))
                .containsOnly(
                        Map.entry(one, temp.resolve("new/deep/x.tif")),
                        Map.entry(two, temp.resolve("new/deep/er/stack")));
    }

    @Test
    void aSearchIsBoundedAndCanBeCancelled() throws IOException {
        DataSource s = inputs.source(file("a/x.tif", 1234, 1), Map.of());
        for (int i = 0; i < 30; i++) {
            file("many/" + i, 1, 1);
        }
        assertThatThrownBy(() -> Relocation.search(List.of(s), temp.resolve("many"), 20, work))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 20");
        assertThatThrownBy(() -> Relocation.search(List.of(s), temp.resolve("none"), work))
                .hasMessageContaining("no such folder");
        work.cancel();
        assertThatThrownBy(() -> Relocation.search(List.of(s), temp.resolve("many"), work))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aChecksumOfAnUnknownKindIsRefused() {
        assertThatThrownBy(() -> InputDigest.of("md5:00"))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("md5");
    }
}
