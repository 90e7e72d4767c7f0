// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.world.frame.FrameId;
import picocli.CommandLine.Option;

/** What the user says about a file to be read. */
final class InputOptions {
    @Option(
            names = "--voxel",
            paramLabel = "L[,L,L]",
            description =
                    "Voxel size with unit, one for all axes or x,y,z: 1.3um or 65nm,65nm,70nm. Wins over the file's.")
    private @Nullable VoxelSize voxel;

    @Option(names = "--dataset", paramLabel = "NAME", description = "Which data set of a file that holds several.")
    private @Nullable String dataset;

    @Option(names = "--channel", paramLabel = "N", description = "Which channel, from 0.")
    private @Nullable String channel;

    @Option(names = "--time", paramLabel = "N", description = "Which time point, from 0.")
    private @Nullable String time;

    @Option(names = "--raw-size", paramLabel = "XxYxZ", description = "Size of a raw file without header, in voxels.")
    private @Nullable String rawSize;

    @Option(names = "--raw-type", paramLabel = "TYPE", description = "Its type: u8 i8 u16 i16 u32 i32 f16 f32 f64.")
    private @Nullable String rawType;

    @Option(names = "--raw-offset", paramLabel = "BYTES", description = "Bytes before its first voxel; default 0.")
    private @Nullable String rawOffset;

    @Option(names = "--raw-order", paramLabel = "ORDER", description = "Its byte order: little (default) or big.")
    private @Nullable String rawOrder;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the format itself: unit=mm for a header without unit; remember=true writes what was said "
                            + "about a raw file into FILE.sextant.json beside it, so that it opens without being told again.")
    private Map<String, String> more = new LinkedHashMap<>();

    /** The settings as stored in a project. */
    Map<String, String> settings() {
        Map<String, String> s = new LinkedHashMap<>(more);
        put(s, OpenOptions.VOXEL, voxel == null ? null : voxel.text());
        put(s, OpenOptions.DATASET, dataset);
        put(s, OpenOptions.CHANNEL, channel);
        put(s, OpenOptions.TIME, time);
        put(s, "size", rawSize);
        put(s, "type", rawType);
        put(s, "offset", rawOffset);
        put(s, "order", rawOrder);
        return s;
    }

    Volume open(VolumeFormats formats, Path path, FrameId frame, BlockCache cache) {
        return open(formats, path, new OpenOptions(frame, cache, settings()));
    }

    /** Opens with the format that fits; a file with raw settings is opened as raw whatever it looks like. */
    static Volume open(VolumeFormats formats, Path path, OpenOptions options) {
        if (options.setting("size").isEmpty() && options.setting("type").isEmpty()) {
            return formats.open(path, options);
        }
        return formats.openAs("raw", path, options);
    }

    private static void put(Map<String, String> s, String key, @Nullable String value) {
        if (value != null) {
            s.put(key, value);
        }
    }
}
