// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockCache;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.Length;

/**
 * What the user says about a file when opening it.
 *
 * @param frame the frame to place the voxels in
 * @param cache keeps the blocks
 * @param settings by name: {@value #VOXEL}, {@value #DATASET}, {@value #CHANNEL}, {@value #TIME}, and those a format names
 *     itself (raw: {@code size}, {@code type}, {@code offset}, {@code order})
 */
public record OpenOptions(FrameId frame, BlockCache cache, Map<String, String> settings) {
    /** Voxel size, one length or three: {@code 1.3um} or {@code 65nm,65nm,70nm}; wins over what the file says. */
    public static final String VOXEL = "voxel";
    /** Which data set of a file that holds several: a path, name or number as {@code Volume.datasets()} lists. */
    public static final String DATASET = "dataset";
    /** Which channel, counted from 0. */
    public static final String CHANNEL = "channel";
    /** Which time point, counted from 0. */
    public static final String TIME = "time";

    public OpenOptions {
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    public static OpenOptions of(FrameId frame, BlockCache cache) {
        return new OpenOptions(frame, cache, Map.of());
    }

    public OpenOptions with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new OpenOptions(frame, cache, more);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** A whole number at least 0, {@code otherwise} if it is not set. */
    public int number(String name, int otherwise) {
        String text = settings.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new SextantException("the setting " + name + "=" + text + " must be a whole number, counted from 0");
        }
        return Integer.parseInt(text);
    }

    /** The voxel size that the user gave, µm. */
    public Optional<Vector3d> voxelUm() {
        return setting(VOXEL).map(OpenOptions::parseVoxel);
    }

    /** Parses one length for all axes or three for x, y, z. */
    public static Vector3d parseVoxel(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 1 && parts.length != 3) {
            throw new SextantException(
                    "'" + text + "' is not a voxel size; give one length or three, such as 65nm,65nm,70nm");
        }
        Vector3d um = new Vector3d(
                Length.parse(parts[0]).um(),
                Length.parse(parts[parts.length == 3 ? 1 : 0]).um(),
                Length.parse(parts[parts.length == 3 ? 2 : 0]).um());
        if (!(um.x > 0 && um.y > 0 && um.z > 0)) {
            throw new SextantException("the voxel size '" + text + "' must be above 0 along each axis");
        }
        return um;
    }

    /**
     * The grid of a volume with axis-aligned voxels: the user's voxel size, else the file's, else none.
     *
     * @param fileVoxelUm what the file states, or null
     * @param originUm centre of voxel 0,0,0 as the file states it; scaled along if the user overrides the voxel size
     */
    public @Nullable VoxelGrid grid(Size3 size, @Nullable Vector3dc fileVoxelUm, Vector3dc originUm) {
        Vector3d user = voxelUm().orElse(null);
        if (user == null) {
            return fileVoxelUm == null ? null : VoxelGrid.of(frame, size, fileVoxelUm, originUm);
        }
        Vector3d origin = new Vector3d(originUm);
        if (fileVoxelUm != null) {
            origin.mul(user).div(fileVoxelUm);
        }
        return VoxelGrid.of(frame, size, user, origin);
    }
}
