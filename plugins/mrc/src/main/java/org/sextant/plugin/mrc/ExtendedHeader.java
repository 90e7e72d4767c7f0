// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * What stands between the header and the voxels, NSYMBT bytes: per-section records of SerialEM (SERI) or FEI (FEI1, FEI2),
 * or symmetry records as text.
 */
final class ExtendedHeader {
    /** Bytes that each flag of a SerialEM record takes (IMOD manual, MRC format, bytes 128 and 130). */
    private static final int[] SERIAL_ITEM_BYTES = {2, 6, 4, 2, 2, 4, 2, 4, 2, 4, 2};

    private static final double SERIAL_ANGLE_UNIT_DEG = 0.01;
    /** Place of the alpha tilt in an FEI record, a double in degrees; likewise the pixel size in m (FEI/MRC2014 1.x). */
    private static final int FEI_ALPHA_TILT = 100;

    private static final int FEI_PIXEL_X = 156;
    private static final int FEI_PIXEL_Y = 164;
    private static final int FEI_MIN_RECORD = 172;
    private static final int MAX_TEXT = 64 * 1024;

    private final MrcHeader header;
    private final RandomBytes file;

    /** @throws DataException if the file ends inside it */
    ExtendedHeader(MrcHeader header, RandomBytes file) {
        this.header = header;
        this.file = file;
        if (header.dataOffset() > file.size()) {
            throw new DataException(
                    file.name(),
                    "header word 24 (NSYMBT)",
                    "the extended header has " + header.extendedBytes() + " bytes, the file only " + file.size(),
                    "It was cut short or its header is wrong; copy it again");
        }
    }

    /** Whether it holds SerialEM's records; files before EXTTYP are told by their sizes agreeing with their flags. */
    boolean serial() {
        int bytes = header.shortAt(128);
        int flags = header.shortAt(130);
        boolean named =
                header.extendedType().equals("SERI") || header.extendedType().isEmpty();
        return named && bytes > 0 && flags > 0 && flags < 1 << SERIAL_ITEM_BYTES.length && serialBytes(flags) == bytes;
    }

    private static int serialBytes(int flags) {
        int sum = 0;
        for (int i = 0; i < SERIAL_ITEM_BYTES.length; i++) {
            sum += (flags >> i & 1) * SERIAL_ITEM_BYTES[i];
        }
        return sum;
    }

    boolean fei() {
        return header.extendedType().equals("FEI1") || header.extendedType().equals("FEI2");
    }

    /** The tilt angle of each of n sections, degrees; empty if it holds no angles. */
    Optional<Angles> angles(long n) throws IOException {
        if (header.extendedBytes() == 0) {
            return Optional.empty();
        }
        if (fei()) {
            return Optional.of(feiAngles(n));
        }
        if (header.extendedType().equals("SERI") && !serial()) {
            return Optional.of(Angles.ignored("extended header SERI: records of " + header.shortAt(128)
                    + " bytes do not fit their flags " + header.shortAt(130)));
        }
        return serial() && (header.shortAt(130) & 1) != 0 ? Optional.of(serialAngles(n)) : Optional.empty();
    }

    private Angles serialAngles(long n) throws IOException {
        int step = header.shortAt(128);
        Angles refusal = tooShort(n, step);
        if (refusal != null) {
            return refusal;
        }
        ByteBuffer records = file.read(MrcHeader.BYTES, n * step).order(header.order());
        double[] deg = new double[(int) n];
        for (int i = 0; i < deg.length; i++) {
            deg[i] = records.getShort(i * step) * SERIAL_ANGLE_UNIT_DEG;
        }
        return Angles.of(deg, "extended header SERI");
    }

    private @Nullable Angles tooShort(long n, long step) {
        return n > header.extendedBytes() / step
                ? Angles.ignored(
                        "extended header: " + header.extendedBytes() + " bytes hold " + header.extendedBytes() / step
                                + " records of " + step + " bytes, the file has " + n + " sections")
                : null;
    }

    private Angles feiAngles(long n) throws IOException {
        int step = feiRecordBytes();
        if (step < FEI_MIN_RECORD) {
            return Angles.ignored("extended header " + header.extendedType() + ": records of " + step
                    + " bytes are too short to hold an angle");
        }
        Angles refusal = tooShort(n, step);
        if (refusal != null) {
            return refusal;
        }
        double[] deg = new double[(int) n];
        for (int i = 0; i < deg.length; i++) {
            deg[i] = file.read(MrcHeader.BYTES + (long) i * step + FEI_ALPHA_TILT, 8)
                    .order(header.order())
                    .getDouble();
            if (!(Math.abs(deg[i]) <= 360)) {
                return Angles.ignored("extended header " + header.extendedType() + ": the alpha tilt of section " + i
                        + " is " + deg[i]);
            }
        }
        return Angles.of(deg, "extended header " + header.extendedType());
    }

    /** The size that the first record states for itself. */
    private int feiRecordBytes() throws IOException {
        return header.extendedBytes() < 4
                ? 0
                : file.read(MrcHeader.BYTES, 4).order(header.order()).getInt();
    }

    /** Pixel size along x and y in m that FEI records state for the first section; empty if there is none. */
    Optional<double[]> feiPixelM() throws IOException {
        if (!fei() || header.extendedBytes() < FEI_MIN_RECORD || feiRecordBytes() < FEI_MIN_RECORD) {
            return Optional.empty();
        }
        ByteBuffer r = file.read(MrcHeader.BYTES, FEI_MIN_RECORD).order(header.order());
        return Optional.of(new double[] {r.getDouble(FEI_PIXEL_X), r.getDouble(FEI_PIXEL_Y)});
    }

    /** Symmetry records (CCP4, MRCO, AGAR, or not stated), if they are text. */
    Optional<String> symmetry() throws IOException {
        int n = header.extendedBytes();
        if (n == 0 || n > MAX_TEXT || fei() || serial()) {
            return Optional.empty();
        }
        String text = new String(file.read(MrcHeader.BYTES, n).array(), StandardCharsets.ISO_8859_1).stripTrailing();
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 127 || c == '\n' || c == '\r' || c == '\t');
        return printable && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
