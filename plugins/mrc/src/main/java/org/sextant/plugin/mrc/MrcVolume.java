// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.file.Path;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.PlaneVoxels;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Puts the parts of one MRC file together: header, axes, voxels, place, angles. */
final class MrcVolume {
    /** Space groups 401 to 630 say that the sections are those of several volumes of MZ sections each (MRC2014). */
    private static final int FIRST_STACK_GROUP = 401;

    private static final int LAST_STACK_GROUP = 630;

    private final RandomBytes file;
    private final MrcHeader h;
    private final MrcAxes axes;
    private final MrcMode mode;
    private final Size3 whole;
    private final int volumes;

    MrcVolume(RandomBytes file, OpenOptions options) throws IOException {
        this.file = file;
        this.h = MrcHeader.read(file);
        this.mode = MrcMode.of(h, options);
        this.whole = h.storedSize();
        this.axes = MrcAxes.of(h);
        this.volumes = volumes();
    }

    private int volumes() {
        if (h.spaceGroup() < FIRST_STACK_GROUP || h.spaceGroup() > LAST_STACK_GROUP) {
            return 1;
        }
        int sections = h.word(10);
        if (sections < 1 || h.nz() % sections != 0 || axes.section() != 2) {
            throw new DataException(
                    h.file(),
                    "header word 10 (MZ)",
                    "a stack of volumes (ISPG " + h.spaceGroup() + ") of " + h.nz()
                            + " sections cannot be divided into volumes of MZ = " + sections
                            + " sections along z (MAPS = " + (axes.section() + 1) + ")",
                    "Correct the header with the program that wrote the file");
        }
        return h.nz() / sections;
    }

    Volume open(Path path, OpenOptions options) throws IOException {
        ExtendedHeader extended = new ExtendedHeader(h, file);
        int time = time(options);
        BlockReader stored = stored(time);
        Size3 storedSize = new Size3(whole.x(), whole.y(), whole.z() / volumes);
        Size3 size = axes.toSample(storedSize);
        MrcPlace place = new MrcPlace(h, axes);
        Angles angles = volumes == 1 ? AngleSources.of(path, extended, whole.z(), options) : Angles.NONE;
        MrcMetadata metadata = new MrcMetadata(h)
                .fields(mode)
                .extended(extended)
                .place(place, angles.ofSeries())
                .angles(angles)
                .trailing(file.size() - h.dataOffset() - dataBytes(whole.z()));
        return BlockVolume.builder(path.toString(), "MRC", mode.type(), options.cache())
                .level(layout(size), axes.straight() ? stored : r -> axes.toSample(stored.read(axes.toStored(r)), r))
                .grid(grid(size, place, angles, options))
                .metadata(metadata.build())
                .times(volumes)
                .closing(file)
                .build();
    }

    /** In a series of views the third axis is the view, and CELLA divided by MZ is no distance along it. */
    private static @Nullable VoxelGrid grid(Size3 size, MrcPlace place, Angles angles, OpenOptions options) {
        return angles.ofSeries()
                ? options.grid(size, null, new Vector3d())
                : options.grid(size, place.voxelUm().orElse(null), place.originUm());
    }

    private int time(OpenOptions options) {
        int time = options.number(OpenOptions.TIME, 0);
        if (time >= volumes) {
            throw new DataException(
                    h.file(),
                    "volume " + time,
                    "the file has " + volumes + (volumes == 1 ? " volume" : " volumes"),
                    "Choose a time from 0 to " + (volumes - 1));
        }
        return time;
    }

    /** Bytes of that many sections; called only after the file was found long enough for all. */
    private long dataBytes(long sections) {
        long row = mode.packed() ? (whole.x() + 1) / 2 : whole.x() * mode.type().fileBytes();
        return row * whole.y() * sections;
    }

    /** The voxels as columns, rows, sections of one volume; checks that the file is long enough for all volumes. */
    private BlockReader stored(int time) {
        BlockReader all = reader(h.dataOffset(), whole);
        if (volumes == 1) {
            return all;
        }
        Size3 one = new Size3(whole.x(), whole.y(), whole.z() / volumes);
        return reader(h.dataOffset() + time * dataBytes(one.z()), one);
    }

    private BlockReader reader(long offset, Size3 size) {
        return mode.packed()
                ? new PackedVoxels(file, offset, size)
                : new PlaneVoxels(file, offset, size, mode.type(), h.order());
    }

    /**
     * Rows of planes where the file stores them so. Permuted axes: boxes of long stored rows, so that a block is read in
     * large pieces and a slice along any axis touches a part of the file only.
     */
    private BlockLayout layout(Size3 size) {
        if (axes.straight()) {
            return BlockLayout.ofPlanes(size);
        }
        int[] n = new int[3];
        n[axes.column()] = 256;
        n[axes.row()] = 64;
        n[axes.section()] = 64;
        return new BlockLayout(size, n[0], n[1], n[2]);
    }
}
