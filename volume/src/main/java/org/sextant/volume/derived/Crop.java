// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** A box of a volume's finest voxels, half open: indices x0 … x1 − 1 and so on. Its voxels stay where they are. */
public record Crop(long x0, long x1, long y0, long y1, long z0, long z1) {
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{0,18})\\s*:\\s*(\\d{0,18})\\s*");

    /**
     * Parses {@code x0:x1,y0:y1,z0:z1}; an end left out reaches to the border, as in {@code :,10:20,5:}.
     *
     * @throws SextantException if it is no such box or reaches outside the volume
     */
    public static Crop parse(String text, Size3 size) {
        String[] parts = text.split(",", -1);
        long[] v = new long[6];
        for (int axis = 0; axis < 3; axis++) {
            Matcher m = RANGE.matcher(axis < parts.length ? parts[axis] : "");
            if (parts.length != 3 || !m.matches()) {
                throw new SextantException(
                        "'" + text + "' is not a crop box; write x0:x1,y0:y1,z0:z1 in voxels, ends exclusive");
            }
            v[2 * axis] = m.group(1).isEmpty() ? 0 : Long.parseLong(m.group(1));
            v[2 * axis + 1] = m.group(2).isEmpty() ? size.get(axis) : Long.parseLong(m.group(2));
            if (v[2 * axis] >= v[2 * axis + 1] || v[2 * axis + 1] > size.get(axis)) {
                throw new SextantException("the crop range " + parts[axis].strip() + " along " + "xyz".charAt(axis)
                        + " is empty or reaches past the volume's " + size.get(axis) + " voxels");
            }
        }
        return new Crop(v[0], v[1], v[2], v[3], v[4], v[5]);
    }

    public Size3 size() {
        return new Size3(x1 - x0, y1 - y0, z1 - z0);
    }

    /** The cropped volume; it owns {@code base}. */
    public Volume of(Volume base) {
        BlockLayout b = base.finest().layout();
        BlockLayout layout = new BlockLayout(size(), b.bx(), b.by(), b.bz());
        return new DerivedVolume(
                base,
                base.type(),
                layout,
                grid(base),
                base.scale(),
                r -> base.finest().read(new Region(r.x() + x0, r.y() + y0, r.z() + z0, r.nx(), r.ny(), r.nz())));
    }

    private @Nullable VoxelGrid grid(Volume base) {
        VoxelGrid grid = base.knownGrid().orElse(null);
        if (grid == null) {
            return null;
        }
        FrameId index = grid.indexToFrame().from();
        Affine3 shift = Affine3.scaleTranslate(index, index, new Vector3d(1), new Vector3d(x0, y0, z0));
        return new VoxelGrid(size(), shift.then(grid.indexToFrame()));
    }
}
