// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.world.length.LengthUnit;

/**
 * Voxel size and origin as the header states them, along x, y, z.
 *
 * <p>The voxel size is CELLA / M. It is unknown, never guessed, where a cell edge or a number of intervals is not above 0
 * or the cell is not rectangular. The centre of voxel 0,0,0 is ORIGIN where that is given, else NSTART voxels; files of
 * IMOD from before MRC2014 count ORIGIN the other way (IMOD manual, imodFlags 4).
 */
final class MrcPlace {
    private static final double RIGHT_ANGLE_DEG = 90;
    private static final double ANGLE_TOLERANCE_DEG = 1e-3;

    private final MrcHeader h;
    private final MrcAxes axes;

    MrcPlace(MrcHeader h, MrcAxes axes) {
        this.h = h;
        this.axes = axes;
    }

    /** Why the voxel size is unknown; empty if it is known. */
    Optional<String> unknownBecause() {
        if (!rectangular()) {
            return Optional.of("the cell angles are " + h.real(14) + ", " + h.real(15) + ", " + h.real(16)
                    + " deg: voxels of a skewed cell are not supported");
        }
        for (int axis = 0; axis < 3; axis++) {
            if (!(voxelAngstrom(axis) > 0 && Double.isFinite(voxelAngstrom(axis)))) {
                return Optional.of("along " + "xyz".charAt(axis) + " the cell of " + h.real(11 + axis) + " A has "
                        + h.word(8 + axis) + " intervals");
            }
        }
        return Optional.empty();
    }

    /** Angles of 0, 0, 0 are those of a writer that leaves them out. */
    private boolean rectangular() {
        boolean unset = true;
        boolean right = true;
        for (int word = 14; word <= 16; word++) {
            unset &= h.real(word) == 0;
            right &= Math.abs(h.real(word) - RIGHT_ANGLE_DEG) <= ANGLE_TOLERANCE_DEG;
        }
        return unset || right;
    }

    private double voxelAngstrom(int axis) {
        int intervals = h.word(8 + axis);
        return intervals > 0 ? (double) h.real(11 + axis) / intervals : 0;
    }

    /** Voxel size along x, y, z in µm; empty if unknown. */
    Optional<Vector3d> voxelUm() {
        return unknownBecause().isPresent()
                ? Optional.empty()
                : Optional.of(new Vector3d(voxelAngstrom(0), voxelAngstrom(1), voxelAngstrom(2))
                        .mul(LengthUnit.ANGSTROM.micrometres()));
    }

    /** Centre of voxel 0,0,0 in µm; 0 where the voxel size is unknown and the header states no ORIGIN. */
    Vector3d originUm() {
        Vector3d origin = new Vector3d(h.real(50), h.real(51), h.real(52));
        if (origin.isFinite() && origin.lengthSquared() > 0) {
            return origin.mul(originSign() * LengthUnit.ANGSTROM.micrometres());
        }
        long[] start = axes.toSample(new long[] {h.word(5), h.word(6), h.word(7)});
        return voxelUm().map(v -> v.mul(start[0], start[1], start[2])).orElseGet(Vector3d::new);
    }

    /** +1 where ORIGIN is the position of the first voxel, −1 where it is that of the origin seen from there. */
    int originSign() {
        boolean old = h.writtenByImod() && (h.imodFlags() & MrcHeader.IMOD_STANDARD_ORIGIN) == 0 && h.version() <= 0;
        return old ? -1 : 1;
    }

    /** What is odd about the origin; empty if nothing is. */
    Optional<String> originNote() {
        boolean finite = Float.isFinite(h.real(50)) && Float.isFinite(h.real(51)) && Float.isFinite(h.real(52));
        return finite ? Optional.empty() : Optional.of("ORIGIN is not finite and was not used");
    }
}
