// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.util.Locale;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/**
 * How voxels are stored: header word 4.
 *
 * @param packed two voxels of 4 bits in a byte, the first in the low half
 * @param reason why bytes were taken as signed or unsigned; empty for other types
 */
record MrcMode(ValueType type, boolean packed, String reason) {
    /**
     * The mode of a file. Bytes are signed, as MRC2014 says, unless IMOD's stamp says that they are not; the setting
     * {@link MrcFormat#BYTES} overrides both.
     */
    static MrcMode of(MrcHeader h, OpenOptions options) {
        return switch (h.mode()) {
            case 0 -> bytes(h, options);
            case 1 -> new MrcMode(ValueType.I16, false, "");
            case 2 -> new MrcMode(ValueType.F32, false, "");
            case 6 -> new MrcMode(ValueType.U16, false, "");
            case 12 -> new MrcMode(ValueType.F16, false, "");
            case 101 -> new MrcMode(ValueType.U8, true, "");
            case 3, 4 ->
                throw refused(
                        h, "complex values (a Fourier transform)", "Export it as real values, for example with mode 2");
            case 16 -> throw refused(h, "red, green and blue bytes", "Export one grey value a voxel");
            default -> throw refused(h, "no mode of MRC2014", "Modes 0, 1, 2, 6, 12 and 101 are read");
        };
    }

    private static DataException refused(MrcHeader h, String what, String remedy) {
        return new DataException(h.file(), "header word 4 (MODE)", "mode " + h.mode() + " is " + what, remedy);
    }

    private static MrcMode bytes(MrcHeader h, OpenOptions options) {
        if ((h.imodFlags() & MrcHeader.IMOD_PACKED_NIBBLES) != 0) {
            throw new DataException(
                    h.file(),
                    "header byte 156 (imodFlags)",
                    "flag 16 says that each byte holds two voxels while mode 0 says one",
                    "Save it as mode 101 or mode 0 with one voxel a byte");
        }
        String asked = options.setting(MrcFormat.BYTES).orElse("").toLowerCase(Locale.ROOT);
        return switch (asked) {
            case "" -> h.writtenByImod() ? stamped(h) : unstamped(h);
            case "signed" -> new MrcMode(ValueType.I8, false, "signed, as asked");
            case "unsigned" -> new MrcMode(ValueType.U8, false, "unsigned, as asked");
            default ->
                throw new SextantException(
                        "the setting " + MrcFormat.BYTES + "=" + asked + " must be 'signed' or 'unsigned'");
        };
    }

    private static MrcMode stamped(MrcHeader h) {
        return (h.imodFlags() & MrcHeader.IMOD_SIGNED_BYTES) != 0
                ? new MrcMode(ValueType.I8, false, "signed, by IMOD's flag 1")
                : new MrcMode(ValueType.U8, false, "unsigned, by IMOD's stamp without flag 1");
    }

    private static MrcMode unstamped(MrcHeader h) {
        String doubt = h.real(21) > 127 ? "; yet DMAX is " + h.real(21) + ": perhaps they are unsigned" : "";
        return new MrcMode(ValueType.I8, false, "signed, by MRC2014" + doubt);
    }
}
