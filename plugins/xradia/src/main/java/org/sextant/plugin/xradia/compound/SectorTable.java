// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sextant.world.error.DataException;

/**
 * A sector allocation table (MS-CFB 2.3, 2.4): for each sector the next one of its chain. Pages are read when a chain
 * runs through them, so a file of gigabytes opens without its table, and at most {@value #KEPT_PAGES} stay in memory.
 *
 * <p>Threads: any.
 */
final class SectorTable {
    static final long END_OF_CHAIN = 0xfffffffeL;
    /** The largest number of a real sector. */
    static final long MAX_SECTOR = 0xfffffffaL;

    private static final int KEPT_PAGES = 512;

    /** Byte at which a page of the table starts. */
    @FunctionalInterface
    interface PagePlace {
        long offset(long page);
    }

    private final String label;
    private final ByteSource source;
    private final int pageBytes;
    private final long pages;
    private final PagePlace place;
    private final Map<Long, int[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, int[]> eldest) {
            return size() > KEPT_PAGES;
        }
    };

    /** @param label name for messages, for example {@code "FAT"} */
    SectorTable(String label, ByteSource source, int pageBytes, long pages, PagePlace place) {
        this.label = label;
        this.source = source;
        this.pageBytes = pageBytes;
        this.pages = pages;
        this.place = place;
    }

    String label() {
        return label;
    }

    String file() {
        return source.name();
    }

    /** Number of sectors that the table describes; no chain is longer. */
    long sectors() {
        return pages * perPage();
    }

    int perPage() {
        return pageBytes / 4;
    }

    /** The entries of sectors {@code perPage()·page} and on; not to be written to. */
    synchronized int[] page(long page) throws IOException {
        if (page >= pages) {
            throw new DataException(
                    file(),
                    label + " entry " + page * perPage(),
                    "a chain leads there, the table has " + sectors() + " entries",
                    "The file is damaged or was cut short");
        }
        int[] there = kept.get(page);
        if (there == null) {
            ByteBuffer b = source.read(place.offset(page), pageBytes);
            there = new int[perPage()];
            b.asIntBuffer().get(there);
            kept.put(page, there);
        }
        return there;
    }
}
