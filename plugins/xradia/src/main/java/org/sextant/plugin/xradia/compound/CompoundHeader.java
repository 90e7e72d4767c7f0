// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sextant.world.error.DataException;

/**
 * The first 512 bytes of a compound file (MS-CFB 2.2).
 *
 * @param version 3 (sectors of 512 bytes) or 4 (4096)
 * @param sectorShift log₂ of the sector size
 * @param fatSectors number of sectors of the allocation table
 * @param miniCutoff streams shorter than this lie in the mini stream
 * @param difat the first 109 places of allocation table sectors
 */
record CompoundHeader(
        int version,
        int sectorShift,
        long fatSectors,
        long firstDirectorySector,
        long miniCutoff,
        long firstMiniFatSector,
        long miniFatSectors,
        long firstDifatSector,
        long difatSectors,
        int[] difat) {
    static final long SIGNATURE = 0xE11AB1A1E011CFD0L;
    static final int BYTES = 512;
    private static final int DIFAT_IN_HEADER = 109;
    private static final int MINI_SHIFT = 6;
    private static final long MINI_CUTOFF = 4096;

    static CompoundHeader read(ByteSource file) throws IOException {
        ByteBuffer b = file.read(0, BYTES);
        if (b.getLong(0) != SIGNATURE) {
            throw wrong(file, 0, "it does not start with the signature d0cf11e0a1b11ae1");
        }
        int version = b.getShort(26) & 0xffff;
        int shift = b.getShort(30) & 0xffff;
        if (!(version == 3 && shift == 9 || version == 4 && shift == 12)) {
            throw wrong(
                    file, 26, "version " + version + " with sectors of 2^" + shift + " bytes is neither 3/9 nor 4/12");
        }
        if ((b.getShort(28) & 0xffff) != 0xfffe || b.getShort(32) != MINI_SHIFT) {
            throw wrong(file, 28, "the byte order mark or the size of mini sectors is not that of a compound file");
        }
        long cutoff = u32(b, 56);
        if (cutoff != MINI_CUTOFF) {
            throw wrong(file, 56, "the limit of the mini stream is " + cutoff + " instead of " + MINI_CUTOFF);
        }
        int[] difat = new int[DIFAT_IN_HEADER];
        b.position(76).asIntBuffer().get(difat);
        CompoundHeader h = new CompoundHeader(
                version, shift, u32(b, 44), u32(b, 48), cutoff, u32(b, 60), u32(b, 64), u32(b, 68), u32(b, 72), difat);
        h.checkCounts(file);
        return h;
    }

    private void checkCounts(ByteSource file) {
        long room = file.size() >> sectorShift;
        if (fatSectors > room || miniFatSectors > room || difatSectors > room) {
            throw wrong(
                    file,
                    44,
                    "it announces " + fatSectors + " + " + miniFatSectors + " + " + difatSectors
                            + " table sectors, the file has room for " + room);
        }
    }

    int sectorBytes() {
        return 1 << sectorShift;
    }

    /** Byte at which a sector starts; the header takes the place before sector 0. */
    long offset(long sector) {
        return sector + 1 << sectorShift;
    }

    static long u32(ByteBuffer b, int at) {
        return b.getInt(at) & 0xffffffffL;
    }

    private static DataException wrong(ByteSource file, int at, String problem) {
        return new DataException(
                file.name(), "compound file header byte " + at, problem, "The file is damaged or of another kind");
    }
}
