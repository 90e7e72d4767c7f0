// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.LengthUnit;

/** Builds the 1024 bytes of an MRC2014 header, little endian, for one volume. */
final class MrcHeaderBytes {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int VERSION = 20140;
    private static final int VOLUME_GROUP = 1;

    private final ByteBuffer b = ByteBuffer.allocate(MrcHeader.BYTES).order(ORDER);
    private final List<String> labels = new ArrayList<>();

    private MrcHeaderBytes() {}

    /**
     * The header of a volume.
     *
     * @throws DataException if the format cannot hold this type or size
     */
    static ByteBuffer of(Volume volume, String target, DensityStatistics statistics) {
        MrcHeaderBytes h = new MrcHeaderBytes();
        int mode = mode(volume.type(), target);
        h.labels.add("Written by Sextant");
        h.size(volume.size(), target);
        h.word(4, mode);
        if (mode == 0) {
            h.byteSign(volume.type() == ValueType.I8);
        }
        h.place(volume.size(), volume.knownGrid());
        h.statistics(statistics);
        h.scale(volume.scale());
        h.fixed();
        h.labels();
        return h.b.rewind();
    }

    /** @throws DataException if no mode holds this type */
    static int mode(ValueType type, String target) {
        return switch (type) {
            case U8, I8 -> 0;
            case I16 -> 1;
            case F32 -> 2;
            case U16 -> 6;
            default ->
                throw new DataException(
                        target, "header", "MRC has no mode to write " + type.label() + " values", "Add --type f32");
        };
    }

    private void size(Size3 size, String target) {
        for (int axis = 0; axis < 3; axis++) {
            if (size.get(axis) > Integer.MAX_VALUE) {
                throw new DataException(
                        target, "header", "MRC counts voxels in 31 bits, not " + size, "Write OME-Zarr instead");
            }
            word(1 + axis, (int) size.get(axis));
            word(8 + axis, (int) size.get(axis));
        }
    }

    /** IMOD's stamp with its flag for signed bytes or without; its flag 4 says that ORIGIN counts as in MRC2014. */
    private void byteSign(boolean signed) {
        word(39, MrcHeader.IMOD_STAMP);
        word(40, MrcHeader.IMOD_STANDARD_ORIGIN | (signed ? MrcHeader.IMOD_SIGNED_BYTES : 0));
        labels.add(signed ? "Bytes are signed" : "Bytes are unsigned: IMOD stamp at byte 152, flag 1 not set");
    }

    private void place(Size3 size, Optional<VoxelGrid> known) {
        for (int axis = 0; axis < 3; axis++) {
            real(14 + axis, 90);
            word(17 + axis, axis + 1);
        }
        if (known.isEmpty()) {
            labels.add("Voxel size unknown");
            return;
        }
        VoxelGrid grid = known.get();
        Vector3d spacing = grid.spacingUm();
        Vector3d origin = grid.originUm();
        double angstroms = 1 / LengthUnit.ANGSTROM.micrometres();
        for (int axis = 0; axis < 3; axis++) {
            real(11 + axis, spacing.get(axis) * size.get(axis) * angstroms);
            real(50 + axis, origin.get(axis) * angstroms);
        }
        if (turned(grid, spacing)) {
            labels.add("The axes were turned in their frame; MRC does not hold the turn");
        }
    }

    private static boolean turned(VoxelGrid grid, Vector3d spacing) {
        for (int axis = 0; axis < 3; axis++) {
            Vector3d column = grid.indexToFrame().linear().getColumn(axis, new Vector3d());
            if (!(column.get(axis) >= spacing.get(axis) * (1 - 1e-12))) {
                return true;
            }
        }
        return false;
    }

    /** Undetermined statistics are written as the specification asks: DMAX below DMIN, DMEAN below both, RMS negative. */
    private void statistics(DensityStatistics s) {
        boolean known = s.count() > 0;
        real(20, known ? s.min() : 0);
        real(21, known ? s.max() : -1);
        real(22, known ? s.mean() : -2);
        real(55, known ? s.rms() : -1);
    }

    private void scale(ValueScale s) {
        if (!s.equals(ValueScale.NONE)) {
            labels.add(
                    String.format(Locale.ROOT, "value = %.9g * stored + %.9g %s", s.slope(), s.intercept(), s.unit()));
        }
    }

    private void fixed() {
        word(23, VOLUME_GROUP);
        word(28, VERSION);
        text(208, "MAP ", 4);
        b.put(212, (byte) 0x44).put(213, (byte) 0x44);
    }

    private void labels() {
        word(56, labels.size());
        for (int i = 0; i < labels.size(); i++) {
            text(224 + 80 * i, labels.get(i), 80);
        }
    }

    private void word(int n, int value) {
        b.putInt(4 * (n - 1), value);
    }

    private void real(int n, double value) {
        b.putFloat(4 * (n - 1), (float) value);
    }

    private void text(int at, String text, int n) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < n; i++) {
            b.put(at + i, i < ascii.length ? ascii[i] : (byte) ' ');
        }
    }
}
