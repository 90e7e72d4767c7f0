// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.project.SampleWorld;
import org.sextant.world.edit.Change;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.edit.WorldModel;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.World;

class JournalTest {
    private static final Clock CLOCK = Clock.fixed(SampleWorld.WHEN, ZoneOffset.UTC);
    private static final Change CHANGE = new Change.Applied(SampleWorld.edits().get(3));

    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void write() {
        file = temp.resolve("journal.jsonl");
        Journal.start(file, World.EMPTY, 0, "test", CLOCK);
        try (Journal j = open()) {
            j.append(CHANGE);
            j.append(new Change.Undone());
            j.append(CHANGE);
        }
    }

    private Journal open() {
        return Journal.open(file, JournalReader.read(file, l -> {}), "test", CLOCK);
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        JournalReader.read(file, l -> {
            if (l.entry() instanceof JournalLine.Entry.Changed c) {
                changes.add(c.change());
            }
        });
        return changes;
    }

    @Test
    void changesComeBackInOrder() {
        assertThat(changes()).containsExactly(CHANGE, new Change.Undone(), CHANGE);
    }

    @Test
    void aTornLastLineIsToldAndCutAtEveryByte() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int start = lineStarts(whole).get(3);
        for (int cut = start; cut <= whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            JournalReader.End end = JournalReader.read(file, l -> {});
            assertThat(end.lastSequence()).as("cut at %d", cut).isEqualTo(cut == whole.length ? 3 : 2);
            assertThat(end.tornBytes()).isEqualTo(cut == whole.length ? 0 : cut - start);
            if (end.tornBytes() > 0) {
                Path aside = Journal.cutTornEnd(file, end, CLOCK);
                assertThat(aside).hasBinaryContent(Arrays.copyOfRange(whole, start, cut));
                assertThat(Files.size(file)).isEqualTo(start);
                Files.delete(aside);
                try (Journal j = open()) {
                    assertThat(j.append(CHANGE)).isEqualTo(3);
                }
                assertThat(changes()).containsExactly(CHANGE, new Change.Undone(), CHANGE);
            }
        }
    }

    @Test
    void aLastLineOfWrongBytesIsTornToo() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        List<Integer> starts = lineStarts(whole);
        Arrays.fill(whole, starts.get(3) + 5, starts.get(3) + 40, (byte) 0);
        Files.write(file, whole);
        JournalReader.End end = JournalReader.read(file, l -> {});
        assertThat(end.lastSequence()).isEqualTo(2);
        assertThat(end.wholeBytes()).isEqualTo((long) starts.get(3));
    }

    @Test
    void damageBeforeTheLastLineIsAnErrorThatNamesTheLine() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        List<Integer> starts = lineStarts(whole);
        for (int line = 0; line < 3; line++) {
            for (int at = starts.get(line); at < starts.get(line + 1); at++) {
                byte[] bad = whole.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                String place = "line " + (line + 1);
                assertThatThrownBy(() -> JournalReader.read(file, l -> {}))
                        .as("byte %d of %s", at, place)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining(file.toString())
                        .hasMessageContaining(place);
            }
        }
    }

    @Test
    void missingAndRepeatedLinesAreErrors() throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (List<Integer> order : List.of(List.of(0, 2, 3), List.of(0, 1, 1, 2), List.of(1, 2), List.of(0, 1, 0, 2))) {
            Files.writeString(
                    file, String.join("\n", order.stream().map(lines::get).toList()) + "\n");
            assertThatThrownBy(() -> JournalReader.read(file, l -> {}))
                    .as("lines %s", order)
                    .isInstanceOf(DataException.class);
        }
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> JournalReader.read(file, l -> {})).hasMessageContaining("first line");
    }

    @Test
    void aChangeOfALaterVersionIsAnErrorWithTheRemedy() throws IOException {
        byte[] line = new JournalLine(4, SampleWorld.WHEN, "test", new JournalLine.Entry.Changed(new Change.Undone()))
                .bytes();
        String text = new String(line, StandardCharsets.UTF_8).replace("undone", "twisted");
        String body = text.substring(0, text.indexOf(",\"crc32\"")) + "}";
        var crc = new java.util.zip.CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        String sealed = body.substring(0, body.length() - 1)
                + String.format(java.util.Locale.ROOT, ",\"crc32\":\"%08x\"}%n", crc.getValue())
                        .replace("\r", "");
        Files.writeString(file, Files.readString(file) + sealed);
        assertThatThrownBy(() -> JournalReader.read(file, l -> {}))
                .hasMessageContaining("line 5")
                .hasMessageContaining("twisted")
                .hasMessageContaining("newer");
    }

    @Test
    void whenTheDiskIsFullNothingChangesAndWhatWasToldStays() throws IOException {
        for (int room = 0; room < 400; room += 7) {
            Journal.start(file, World.EMPTY, 0, "test", CLOCK);
            FullDisk disk = new FullDisk(LineFile.of(file), Long.MAX_VALUE);
            try (Journal j = new Journal(file, disk, JournalReader.read(file, l -> {}), "test", CLOCK)) {
                WorldModel model = new WorldModel(World.EMPTY, j::append);
                World told = model.apply(SampleWorld.edits().get(0));
                disk.room = j.length() + room;
                WorldEdit next = SampleWorld.edits().get(1);
                assertThatThrownBy(() -> model.apply(next))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("was not made")
                        .hasMessageContaining("Free space");
                assertThatThrownBy(model::redo).hasMessageContaining("nothing to redo");
                assertThat(model.world()).isEqualTo(told);
                assertThat(Files.size(file)).isEqualTo(j.length());
                assertThat(changes()).hasSize(1);
                disk.room = Long.MAX_VALUE;
                model.apply(next);
                assertThat(changes()).hasSize(2);
            }
        }
    }

    @Test
    void afterAFailureThatCannotBeTakenBackTheJournalRefusesMore() throws IOException {
        FullDisk disk = new FullDisk(LineFile.of(file), 10);
        disk.cutFails = true;
        try (Journal j = new Journal(file, disk, JournalReader.read(file, l -> {}), "test", CLOCK)) {
            assertThatThrownBy(() -> j.append(CHANGE)).hasMessageContaining("was not made");
            disk.room = Long.MAX_VALUE;
            assertThatThrownBy(() -> j.append(CHANGE)).hasMessageContaining("open it again");
        }
        assertThat(changes()).hasSize(3);
    }

    @Test
    void anInterruptedThreadStillRecords() {
        try (Journal j = open()) {
            Thread.currentThread().interrupt();
            j.append(CHANGE);
            assertThat(Thread.interrupted()).isTrue();
            j.append(CHANGE);
        }
        assertThat(changes()).hasSize(5);
    }

    private static List<Integer> lineStarts(byte[] whole) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    /** A disk that takes only so many bytes, the last write in part. */
    private static final class FullDisk implements LineFile {
        private final LineFile disk;
        private long room;
        private boolean cutFails;

        FullDisk(LineFile disk, long room) {
            this.disk = disk;
            this.room = room;
        }

        @Override
        public void write(long at, byte[] bytes) throws IOException {
            int fits = (int) Math.max(0, Math.min(bytes.length, room - at));
            disk.write(at, Arrays.copyOf(bytes, fits));
            if (fits < bytes.length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void truncate(long bytes) throws IOException {
            if (cutFails) {
                throw new IOException("Input/output error");
            }
            disk.truncate(bytes);
        }

        @Override
        public void sync() throws IOException {
            disk.sync();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }
}
