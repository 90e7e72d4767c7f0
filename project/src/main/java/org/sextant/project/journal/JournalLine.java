// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.sextant.project.json.ChangeJson;
import org.sextant.project.json.Fields;
import org.sextant.project.json.FrameJson;
import org.sextant.project.json.Json;
import org.sextant.project.json.SceneJson;
import org.sextant.world.edit.Change;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.World;

/**
 * One line of a journal, UTF-8, ended by a line feed:
 *
 * <pre>
 *   {"sequence":7,"time":"2026-03-01T12:00:00Z","tool":"sextant 0.1.0","change":{…},"crc32":"0a1b2c3d"}
 * </pre>
 *
 * The checksum is the CRC-32 (IEEE 802.3; {@code zlib.crc32} in Python) of the line's bytes without
 * {@code ,"crc32":"…"} and without the line feed. The first line of a journal has {@code start}, the world before the
 * next change, in place of {@code change}; its sequence number is that of the last change in that world.
 *
 * @param sequence number of the change, counted from 1 since the project was made
 * @param tool program and version that made the change
 */
public record JournalLine(long sequence, Instant time, String tool, Entry entry) {
    private static final byte[] SEAL = ",\"crc32\":\"".getBytes(StandardCharsets.UTF_8);
    private static final int SEALED = SEAL.length + 8 + 2;

    /** What a line holds. */
    public sealed interface Entry {
        /** The world before the first change of the journal. */
        record Start(World world) implements Entry {}

        record Changed(Change change) implements Entry {}
    }

    /** The line with its checksum and line feed. */
    public byte[] bytes() {
        ObjectNode node = Json.object()
                .put("sequence", sequence)
                .put("time", time.toString())
                .put("tool", tool);
        if (entry instanceof Entry.Start s) {
            node.set("start", SceneJson.of(s.world()));
        } else {
            node.set("change", ChangeJson.of(((Entry.Changed) entry).change()));
        }
        byte[] text = Json.line(node);
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + SEALED + 1);
        out.write(text, 0, text.length - 1);
        out.writeBytes(SEAL);
        out.writeBytes((crc(text) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Whether the bytes, without the line feed, are a whole line: its checksum is there and right. */
    static boolean isWhole(byte[] line) {
        return isWhole(line, line.length);
    }

    private static boolean isWhole(byte[] line, int length) {
        int cut = length - SEALED;
        if (cut < 1 || !Arrays.equals(line, cut, cut + SEAL.length, SEAL, 0, SEAL.length)) {
            return false;
        }
        String found = new String(line, cut + SEAL.length, 8, StandardCharsets.UTF_8);
        return line[length - 2] == '"' && line[length - 1] == '}' && found.equals(crc(unsealed(line, length)));
    }

    /** Whether a whole line stands at the start and more than its line feed follows: the line end itself is damaged. */
    static boolean startsWithWhole(byte[] bytes) {
        for (int end = SEALED + 1; end < bytes.length - 1; end++) {
            if (isWhole(bytes, end)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads a whole line.
     *
     * @param place which line, for messages
     * @throws DataException if it holds what this version does not know
     */
    static JournalLine of(String file, String place, byte[] line) {
        Fields f = Fields.of(file, place, Json.parse(file, place, unsealed(line, line.length)));
        Entry entry = f.has("start")
                ? new Entry.Start(f.object("start", SceneJson::world))
                : new Entry.Changed(f.object("change", ChangeJson::change));
        return new JournalLine(f.whole("sequence"), FrameJson.instant(f, "time"), f.text("tool"), entry);
    }

    private static byte[] unsealed(byte[] line, int length) {
        byte[] text = Arrays.copyOf(line, length - SEALED + 1);
        text[text.length - 1] = '}';
        return text;
    }

    private static String crc(byte[] text) {
        CRC32 crc = new CRC32();
        crc.update(text);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
