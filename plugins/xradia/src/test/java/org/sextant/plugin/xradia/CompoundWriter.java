// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Writes compound files for tests, of either version, of any size (streams may be holes), with streams in one piece or
 * torn into sectors that alternate. Another program (POI) reads its small files in a test of its own.
 */
final class CompoundWriter {
    private static final int END = 0xfffffffe;
    private static final int FAT = 0xfffffffd;
    private static final int DIFAT = 0xfffffffc;
    private static final int NONE = 0xffffffff;

    /** A stream or storage; data of null is a hole of {@code size} bytes. */
    private static final class Node {
        final String name;
        final TreeMap<String, Node> children =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(s -> s.toUpperCase(Locale.ROOT)));
        boolean stream;
        byte[] data;
        long size;
        int id;
        int left = NONE;
        int right = NONE;
        int child = NONE;
        int first = END;

        Node(String name) {
            this.name = name;
        }
    }

    private final int shift;
    private final boolean torn;
    private final Node root = new Node("Root Entry");
    private final List<Node> streams = new ArrayList<>();

    /** @param shift 9 for version 3, 12 for version 4 */
    CompoundWriter(int shift, boolean torn) {
        this.shift = shift;
        this.torn = torn;
    }

    CompoundWriter add(String path, byte[] data) {
        Node n = node(path);
        n.data = data;
        n.size = data.length;
        return this;
    }

    CompoundWriter addHole(String path, long size) {
        node(path).size = size;
        return this;
    }

    private Node node(String path) {
        Node at = root;
        for (String part : path.split("/")) {
            at = at.children.computeIfAbsent(part, Node::new);
        }
        at.stream = true;
        streams.add(at);
        return at;
    }

    void write(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            new Layout(file).write();
        }
    }

    private final class Layout {
        private final FileChannel file;
        private final int sectorBytes = 1 << shift;
        private final List<Node> entries = new ArrayList<>();
        private int[] fat = new int[1024];
        private int sectors;

        Layout(FileChannel file) {
            this.file = file;
        }

        void write() throws IOException {
            List<Node> large = streams.stream().filter(s -> s.size >= 4096).toList();
            if (torn) {
                tear(large);
            } else {
                for (Node s : large) {
                    s.first = chain(sectorsOf(s.size));
                    if (s.data != null) {
                        put(offset(s.first), s.data);
                    }
                }
            }
            List<Node> small =
                    streams.stream().filter(s -> s.size > 0 && s.size < 4096).toList();
            byte[] mini = mini(small);
            root.first = mini.length == 0 ? END : chain(sectorsOf(mini.length));
            root.size = mini.length;
            put(offset(root.first), mini);
            ByteBuffer miniFat = miniFat(small);
            int miniFatSectors = sectorsOf(miniFat.limit());
            int miniFatFirst = miniFatSectors == 0 ? END : chain(miniFatSectors);
            put(offset(miniFatFirst), padded(miniFat, miniFatSectors, (byte) 0xff));
            ByteBuffer directory = directory();
            int directorySectors = sectorsOf(directory.limit());
            int directoryFirst = chain(directorySectors);
            put(offset(directoryFirst), padded(directory, directorySectors, (byte) 0));
            header(directoryFirst, directorySectors, miniFatFirst, miniFatSectors, tables());
        }

        private int sectorsOf(long bytes) {
            return Math.toIntExact((bytes + sectorBytes - 1) / sectorBytes);
        }

        private long offset(int sector) {
            return (sector + 1L) << shift;
        }

        private int next(int entry) {
            if (sectors == fat.length) {
                fat = java.util.Arrays.copyOf(fat, 2 * fat.length);
            }
            fat[sectors] = entry;
            return sectors++;
        }

        private int chain(int n) {
            int first = sectors;
            for (int i = 0; i < n; i++) {
                next(i + 1 < n ? sectors + 1 : END);
            }
            return first;
        }

        /** Sector 0 of every stream, then sector 1 of every stream, and so on, each round in the opposite order. */
        private void tear(List<Node> large) throws IOException {
            int[] last = new int[large.size()];
            int rounds = large.stream().mapToInt(s -> sectorsOf(s.size)).max().orElse(0);
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < large.size(); i++) {
                    int k = round % 2 == 0 ? i : large.size() - 1 - i;
                    Node s = large.get(k);
                    if (round < sectorsOf(s.size)) {
                        int sector = next(END);
                        if (round == 0) {
                            s.first = sector;
                        } else {
                            fat[last[k]] = sector;
                        }
                        last[k] = sector;
                        int from = round * sectorBytes;
                        put(offset(sector), java.util.Arrays.copyOfRange(s.data, from, from + sectorBytes));
                    }
                }
            }
        }

        private byte[] mini(List<Node> small) {
            int n = 0;
            for (Node s : small) {
                s.first = n;
                n += (int) (s.size + 63) / 64;
            }
            byte[] all = new byte[n * 64];
            small.forEach(s -> System.arraycopy(s.data, 0, all, s.first * 64, s.data.length));
            return all;
        }

        private ByteBuffer miniFat(List<Node> small) {
            ByteBuffer b = buffer(
                    small.stream().mapToInt(s -> (int) (s.size + 63) / 64).sum() * 4);
            for (Node s : small) {
                int n = (int) (s.size + 63) / 64;
                for (int i = 0; i < n; i++) {
                    b.putInt(i + 1 < n ? s.first + i + 1 : END);
                }
            }
            return b.flip();
        }

        private ByteBuffer directory() {
            number(root);
            ByteBuffer b = buffer(entries.size() * 128);
            for (Node e : entries) {
                byte[] name = e.name.getBytes(StandardCharsets.UTF_16LE);
                int at = b.position();
                b.put(name).position(at + 64);
                b.putShort((short) (name.length + 2))
                        .put((byte) (e == root ? 5 : e.stream ? 2 : 1))
                        .put((byte) 1);
                b.putInt(e.left).putInt(e.right).putInt(e.child);
                b.position(at + 116);
                b.putInt(e.first).putLong(e.size);
            }
            return b.flip();
        }

        private void number(Node n) {
            n.id = entries.size();
            entries.add(n);
            n.children.values().forEach(this::number);
            n.child = tree(new ArrayList<>(n.children.values()));
        }

        private int tree(List<Node> sorted) {
            if (sorted.isEmpty()) {
                return NONE;
            }
            int middle = sorted.size() / 2;
            Node n = sorted.get(middle);
            n.left = tree(sorted.subList(0, middle));
            n.right = tree(sorted.subList(middle + 1, sorted.size()));
            return n.id;
        }

        /** The sectors of the allocation table and of its list, which are themselves in the table. */
        private int[] tables() throws IOException {
            int perSector = sectorBytes / 4;
            int fatCount = 0;
            int difatCount = 0;
            while (true) {
                int wanted = (sectors + fatCount + difatCount + perSector - 1) / perSector;
                int lists = Math.max(0, (wanted - 109 + perSector - 2) / (perSector - 1));
                if (wanted == fatCount && lists == difatCount) {
                    break;
                }
                fatCount = wanted;
                difatCount = lists;
            }
            int fatFirst = sectors;
            for (int i = 0; i < fatCount; i++) {
                next(FAT);
            }
            int difatFirst = sectors;
            for (int i = 0; i < difatCount; i++) {
                next(DIFAT);
            }
            ByteBuffer b = buffer(fatCount * sectorBytes);
            for (int i = 0; i < fatCount * perSector; i++) {
                b.putInt(i < sectors ? fat[i] : NONE);
            }
            put(offset(fatFirst), b.array());
            ByteBuffer list = buffer(difatCount * sectorBytes);
            for (int i = 0, k = 109; i < difatCount; i++) {
                for (int j = 0; j < perSector - 1; j++, k++) {
                    list.putInt(k < fatCount ? fatFirst + k : NONE);
                }
                list.putInt(i + 1 < difatCount ? difatFirst + i + 1 : END);
            }
            put(offset(difatFirst), list.array());
            return new int[] {fatFirst, fatCount, difatFirst, difatCount};
        }

        private void header(int directoryFirst, int directorySectors, int miniFirst, int miniCount, int[] tables)
                throws IOException {
            ByteBuffer b = buffer(sectorBytes);
            b.putLong(0, 0xE11AB1A1E011CFD0L);
            b.putShort(24, (short) 62).putShort(26, (short) (shift == 9 ? 3 : 4));
            b.putShort(28, (short) 0xfffe).putShort(30, (short) shift).putShort(32, (short) 6);
            b.putInt(40, shift == 9 ? 0 : directorySectors).putInt(44, tables[1]);
            b.putInt(48, directoryFirst).putInt(56, 4096);
            b.putInt(60, miniFirst).putInt(64, miniCount);
            b.putInt(68, tables[3] == 0 ? END : tables[2]).putInt(72, tables[3]);
            for (int i = 0; i < 109; i++) {
                b.putInt(76 + 4 * i, i < tables[1] ? tables[0] + i : NONE);
            }
            put(0, b.array());
        }

        private byte[] padded(ByteBuffer b, int sectorCount, byte filler) {
            byte[] all = new byte[sectorCount * sectorBytes];
            java.util.Arrays.fill(all, b.limit(), all.length, filler);
            b.get(0, all, 0, b.limit());
            return all;
        }

        private void put(long at, byte[] data) throws IOException {
            ByteBuffer b = ByteBuffer.wrap(data);
            while (b.hasRemaining()) {
                file.write(b, at + b.position());
            }
        }

        private ByteBuffer buffer(int n) {
            return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
