// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sextant.world.error.DataException;

/**
 * A compound file (Microsoft, [MS-CFB], versions 3 and 4). Opening reads the header, the places of the allocation table
 * and the directory; a stream's chain is followed when the stream is first read.
 *
 * <p>Threads: any. The caller closes the source.
 */
public final class CompoundFile {
    private final ByteSource file;
    private final CompoundHeader header;
    private final int[] fatSectors;
    private final SectorTable fat;
    private final Extents.Geometry sectors;
    private final SectorTable miniFat;
    private final Extents.Geometry miniSectors;
    private final Map<String, CompoundStream> streams;

    private CompoundFile(ByteSource file) throws IOException {
        this.file = file;
        this.header = CompoundHeader.read(file);
        this.fatSectors = fatSectors();
        this.fat = new SectorTable(
                "FAT",
                file,
                header.sectorBytes(),
                fatSectors.length,
                p -> header.offset(fatSectors[(int) p] & 0xffffffffL));
        this.sectors = new Extents.Geometry(file, header.sectorShift(), header.sectorBytes());
        Directory directory = Directory.read(
                Extents.follow(fat, sectors, "directory", header.firstDirectorySector(), -1), header.version());
        Extents miniTable = Extents.follow(
                fat, sectors, "mini FAT", header.firstMiniFatSector(), header.miniFatSectors() << header.sectorShift());
        this.miniFat = new SectorTable(
                "mini FAT",
                file,
                header.sectorBytes(),
                header.miniFatSectors(),
                p -> miniTable.place(p << header.sectorShift()));
        DirectoryEntry root = directory.root();
        this.miniSectors = new Extents.Geometry(chain("mini stream", root.firstSector(), root.size()), 6, 0);
        this.streams = streams(directory);
    }

    /**
     * Opens a compound file.
     *
     * @throws DataException naming the place of the damage
     */
    public static CompoundFile open(ByteSource file) throws IOException {
        return new CompoundFile(file);
    }

    /** Whether the bytes start like a compound file. */
    public static boolean looksLikeOne(byte[] head) {
        return head.length >= 8
                && ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong() == CompoundHeader.SIGNATURE;
    }

    /** All streams in the order in which they were made. */
    public List<CompoundStream> streams() {
        return List.copyOf(streams.values());
    }

    /** The stream of that path, for example {@code ImageInfo/Angles}; case does not matter (MS-CFB 2.6.4). */
    public Optional<CompoundStream> stream(String path) {
        return Optional.ofNullable(streams.get(key(path)));
    }

    public String name() {
        return file.name();
    }

    private static String key(String path) {
        return path.toUpperCase(Locale.ROOT);
    }

    /** Where the pages of the allocation table lie: 109 in the header, the others in a chain of sectors (MS-CFB 2.5). */
    private int[] fatSectors() throws IOException {
        int count = Math.toIntExact(header.fatSectors());
        int[] all = Arrays.copyOf(header.difat(), count);
        int known = Math.min(count, header.difat().length);
        int perSector = header.sectorBytes() / 4 - 1;
        long next = header.firstDifatSector();
        for (long i = 0; known < count; i++) {
            if (i >= header.difatSectors() || next > SectorTable.MAX_SECTOR) {
                throw new DataException(
                        file.name(),
                        "DIFAT sector " + i,
                        "the list of table sectors ends after " + known + " of " + count,
                        "The file is damaged; copy it again");
            }
            ByteBuffer b = file.read(header.offset(next), header.sectorBytes());
            int n = Math.min(perSector, count - known);
            b.asIntBuffer().get(all, known, n);
            known += n;
            next = CompoundHeader.u32(b, 4 * perSector);
        }
        return all;
    }

    private Map<String, CompoundStream> streams(Directory directory) {
        Map<String, CompoundStream> all = new LinkedHashMap<>();
        directory.streams().forEach((id, path) -> {
            DirectoryEntry e = directory.entry(id);
            all.putIfAbsent(key(path), new CompoundStream(this, path, e.firstSector(), e.size()));
        });
        return Collections.unmodifiableMap(all);
    }

    /** Follows the chain of a stream. */
    Extents extents(String path, long firstSector, long size) throws IOException {
        return size < header.miniCutoff()
                ? checked(
                        path,
                        size,
                        miniSectors.source().size(),
                        () -> Extents.follow(miniFat, miniSectors, path, firstSector, size))
                : chain(path, firstSector, size);
    }

    private Extents chain(String path, long firstSector, long size) throws IOException {
        return checked(path, size, file.size(), () -> Extents.follow(fat, sectors, path, firstSector, size));
    }

    private interface Follow {
        Extents now() throws IOException;
    }

    private Extents checked(String path, long size, long room, Follow follow) throws IOException {
        if (size < 0 || size > room) {
            throw new DataException(
                    file.name(),
                    path,
                    "it announces " + size + " bytes, there are " + room,
                    "The file is damaged or was cut short; copy it again");
        }
        return follow.now();
    }
}
