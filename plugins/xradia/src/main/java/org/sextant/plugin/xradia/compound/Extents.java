// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.sextant.world.error.DataException;

/**
 * A stream as the contiguous pieces in which it lies in the file. Most writers store an image in one piece, so that an
 * image is one read.
 *
 * <p>Threads: any.
 */
final class Extents implements ByteSource {
    /** Sectors in a row: the first one's number in the stream, and where it lies. */
    private static final class Runs {
        private long[] logical = new long[4];
        private long[] sector = new long[4];
        private int count;

        void add(long at, long start) {
            if (count == logical.length) {
                logical = Arrays.copyOf(logical, 2 * count);
                sector = Arrays.copyOf(sector, 2 * count);
            }
            logical[count] = at;
            sector[count++] = start;
        }
    }

    private final ByteSource source;
    private final long size;
    private final long[] starts;
    private final long[] places;

    private Extents(ByteSource source, long size, long[] starts, long[] places) {
        this.source = source;
        this.size = size;
        this.starts = starts;
        this.places = places;
    }

    /** Where sectors lie in their source. */
    record Geometry(ByteSource source, int shift, long firstSectorAt) {
        long offset(long sector) {
            return firstSectorAt + (sector << shift);
        }
    }

    /**
     * Follows a chain.
     *
     * @param what the stream's name for messages
     * @param size its length in bytes, or −1 for all sectors up to the end of the chain
     * @throws DataException if the chain ends early, runs in a circle or leaves the file
     */
    static Extents follow(SectorTable table, Geometry geometry, String what, long first, long size) throws IOException {
        long wanted = size < 0
                ? Long.MAX_VALUE
                : (size >> geometry.shift()) + ((size & (1L << geometry.shift()) - 1) == 0 ? 0 : 1);
        Runs runs = new Runs();
        long sector = first;
        long page = -1;
        int[] entries = new int[0];
        long n = 0;
        for (long expected = -1; n < wanted && sector != SectorTable.END_OF_CHAIN; n++) {
            check(table, geometry, what, sector, n);
            if (sector != expected) {
                runs.add(n, sector);
            }
            expected = sector + 1;
            long p = sector / table.perPage();
            if (p != page) {
                entries = table.page(p);
                page = p;
            }
            sector = entries[(int) (sector % table.perPage())] & 0xffffffffL;
        }
        if (size >= 0 && n < wanted) {
            throw broken(table, what, "ends after " + n + " of " + wanted + " sectors");
        }
        return of(table, geometry, what, runs, n, size);
    }

    private static void check(SectorTable table, Geometry geometry, String what, long sector, long n) {
        if (sector > SectorTable.MAX_SECTOR
                || geometry.offset(sector) >= geometry.source().size()) {
            throw broken(table, what, "leads to sector " + sector + ", which does not exist");
        }
        if (n >= table.sectors()) {
            throw broken(table, what, "runs in a circle");
        }
    }

    private static Extents of(SectorTable table, Geometry g, String what, Runs runs, long sectors, long size) {
        long[] starts = new long[runs.count + 1];
        long[] places = new long[runs.count];
        long[][] order = new long[runs.count][];
        for (int i = 0; i < runs.count; i++) {
            starts[i] = runs.logical[i] << g.shift();
            places[i] = g.offset(runs.sector[i]);
            long end = i + 1 < runs.count ? runs.logical[i + 1] : sectors;
            order[i] = new long[] {runs.sector[i], runs.sector[i] + end - runs.logical[i]};
        }
        starts[runs.count] = sectors << g.shift();
        Arrays.sort(order, (a, b) -> Long.compare(a[0], b[0]));
        for (int i = 1; i < order.length; i++) {
            if (order[i][0] < order[i - 1][1]) {
                throw broken(table, what, "runs twice through sector " + order[i][0]);
            }
        }
        return new Extents(g.source(), size < 0 ? starts[runs.count] : size, starts, places);
    }

    private static DataException broken(SectorTable table, String what, String problem) {
        return new DataException(
                table.file(),
                what,
                "its chain in the " + table.label() + " " + problem,
                "The file is damaged; copy it again");
    }

    /** Number of contiguous pieces. */
    int pieces() {
        return places.length;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long size() {
        return size;
    }

    /** Where a byte of the stream lies in the source. */
    long place(long at) {
        int i = piece(at);
        return places[i] + at - starts[i];
    }

    private int piece(long at) {
        int i = Arrays.binarySearch(starts, 0, places.length, at);
        return i >= 0 ? i : -i - 2;
    }

    @Override
    public ByteBuffer read(long at, long n) throws IOException {
        if (at < 0 || n < 0 || n > size || at > size - n) {
            throw new EOFException(n + " bytes are wanted at byte " + at + " of a stream of " + size);
        }
        if (n == 0) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        int i = piece(at);
        if (at + n <= starts[i + 1]) {
            return source.read(places[i] + at - starts[i], n);
        }
        if (n > Integer.MAX_VALUE - 8) {
            throw new IOException(n + " bytes at byte " + at + " are too many to read at once");
        }
        ByteBuffer all = ByteBuffer.allocate((int) n).order(ByteOrder.LITTLE_ENDIAN);
        for (long p = at; p < at + n; i++) {
            long part = Math.min(starts[i + 1], at + n) - p;
            all.put(source.read(places[i] + p - starts[i], part));
            p += part;
        }
        return all.flip();
    }
}
