// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.DataException;

class AtomicOutputTest {
    @TempDir
    Path temp;

    private List<String> names() throws IOException {
        try (Stream<Path> s = Files.list(temp)) {
            return s.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static AtomicOutput.Writer folder(String content) {
        return part -> {
            Files.createDirectories(part.resolve("0/c"));
            Files.writeString(part.resolve("0/c/1"), content);
        };
    }

    /** The name that a process of this computer would have used that no longer runs. */
    private static Path ofTheDead(Path name) throws Exception {
        Process gone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        gone.waitFor();
        String mine = name.getFileName().toString();
        return name.resolveSibling(mine.replace(ProcessHandle.current().pid() + "@", gone.pid() + "@"));
    }

    @Test
    void partsOfKilledProcessesGoThoseOfLivingOnesStay() throws Exception {
        Path target = temp.resolve("out.txt");
        Path dead = Files.writeString(ofTheDead(new LeftOvers(target).newPart()), "half");
        Path living = Files.writeString(new LeftOvers(target).newPart(), "at work");
        Path elsewhere = Files.writeString(temp.resolve(".out.txt.part-1@another-computer-ff"), "at work there");
        AtomicOutput.write(target, false, 3, part -> Files.writeString(part, "abc"));
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(elsewhere).exists();
        assertThat(target).hasContent("abc");
    }

    @Test
    void aFolderWhoseReplacingWasKilledBetweenTheTwoMovesComesBack() throws Exception {
        Path target = temp.resolve("out.zarr");
        AtomicOutput.write(target, false, 0, folder("precious"));
        Files.move(target, ofTheDead(new LeftOvers(target).newOld()));
        assertThatThrownBy(() -> AtomicOutput.write(target, false, 0, folder("new")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("--overwrite");
        assertThat(target.resolve("0/c/1")).hasContent("precious");
        assertThat(names()).containsExactly("out.zarr");
    }

    @Test
    void aFileAppearsWhole() throws IOException {
        Path target = temp.resolve("deep/er/out.txt");
        AtomicOutput.write(target, false, 3, part -> {
            assertThat(target).doesNotExist();
            assertThat(part.getParent()).isEqualTo(target.getParent());
            Files.writeString(part, "abc");
        });
        assertThat(target).hasContent("abc");
        assertThat(names()).containsExactly("deep");
    }

    @Test
    void aFolderAppearsWholeAndIsReplacedWhole() throws IOException {
        Path target = temp.resolve("out.zarr");
        AtomicOutput.write(target, false, 0, folder("one"));
        AtomicOutput.write(target, true, 0, folder("two"));
        assertThat(target.resolve("0/c/1")).hasContent("two");
        assertThat(names()).containsExactly("out.zarr");
    }

    @Test
    void whatIsThereIsNotReplacedUnasked() throws IOException {
        Path target = Files.writeString(temp.resolve("out"), "old");
        assertThatThrownBy(() -> AtomicOutput.write(target, false, 0, p -> Files.writeString(p, "new")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("exists already");
        assertThat(target).hasContent("old");
        AtomicOutput.write(target, true, 0, p -> Files.writeString(p, "new"));
        assertThat(target).hasContent("new");
    }

    /** Another process makes the target while this one writes: nobody's work may vanish. */
    @Test
    void whatAppearsMeanwhileIsNotReplacedEither() throws IOException {
        Path file = temp.resolve("file");
        assertThatThrownBy(() -> AtomicOutput.write(file, false, 0, p -> {
                    Files.writeString(p, "mine");
                    Files.writeString(file, "theirs");
                }))
                .isInstanceOf(DataException.class);
        assertThat(file).hasContent("theirs");
        Path folder = temp.resolve("folder");
        assertThatThrownBy(() -> AtomicOutput.write(folder, false, 0, p -> {
                    folder("mine").write(p);
                    folder("theirs").write(folder);
                }))
                .isInstanceOf(DataException.class);
        assertThat(folder.resolve("0/c/1")).hasContent("theirs");
        assertThat(names()).containsExactly("file", "folder");
    }

    @Test
    void aFailureLeavesWhatWasThereAndNothingElse() throws IOException {
        Path target = Files.writeString(temp.resolve("out"), "old");
        assertThatThrownBy(() -> AtomicOutput.write(target, true, 0, p -> {
                    Files.writeString(p, "half");
                    throw new IOException("disk gone");
                }))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("out")
                .hasMessageContaining("disk gone");
        assertThatThrownBy(() -> AtomicOutput.write(target, true, 0, p -> {
                    folder("half").write(p);
                    throw new CancelledException("writing");
                }))
                .isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> AtomicOutput.write(target, true, 0, p -> {})).isInstanceOf(DataException.class);
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("out");
    }

    @Test
    void aDiskWithoutRoomIsNoticedBeforeWriting() throws IOException {
        Path target = temp.resolve("out");
        boolean[] called = {false};
        assertThatThrownBy(() -> AtomicOutput.write(target, false, Long.MAX_VALUE, p -> called[0] = true))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("needs 9223372036854775807 bytes")
                .hasMessageContaining("free");
        assertThat(called[0]).isFalse();
        assertThat(names()).isEmpty();
    }

    @Test
    void theRootOfADriveIsNoTarget() {
        assertThatThrownBy(() -> AtomicOutput.write(temp.getRoot(), true, 0, p -> {}))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aFileDoesNotReplaceAFolder() throws IOException {
        Path target = temp.resolve("scans.raw");
        AtomicOutput.write(target, false, 0, folder("precious"));
        assertThatThrownBy(() -> AtomicOutput.write(target, true, 0, p -> Files.writeString(p, "new")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it is a folder");
        assertThat(target.resolve("0/c/1")).hasContent("precious");
        assertThat(names()).containsExactly("scans.raw");
    }
}
