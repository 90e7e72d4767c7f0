// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.tiff.describe.PixelSize;
import org.sextant.plugin.tiff.page.PageLayout;
import org.sextant.plugin.tiff.page.PageReader;
import org.sextant.plugin.tiff.stack.PlaneOrder.PlaneAt;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Makes the volume of one channel at one time. */
final class StackVolume {
    /** Bytes of a block: enough to read fast, few enough that a slice does not load the stack. */
    private static final long BLOCK_BYTES = 1 << 20;

    private final String source;
    private final DataSet data;
    private final OpenOptions options;

    StackVolume(String source, DataSet data, OpenOptions options) {
        this.source = source;
        this.data = data;
        this.options = options;
    }

    /** @param files closed with the volume */
    Volume build(OpenFiles files) {
        if (data.names().isEmpty() && options.setting(OpenOptions.DATASET).isPresent()) {
            throw new DataException(
                    source,
                    OpenOptions.DATASET,
                    "'" + options.setting(OpenOptions.DATASET).get() + "' is asked for, it holds one image only",
                    "Leave --dataset out");
        }
        PageLayout l = data.layout();
        int channels = Math.multiplyExact(data.order().channels(), l.samples());
        int channel = chosen(OpenOptions.CHANNEL, channels);
        int time = chosen(OpenOptions.TIME, data.order().times());
        checkPlanes(channel / l.samples(), time);
        Size3 size = new Size3(l.width(), l.height(), data.order().slices());
        return BlockVolume.builder(source, "TIFF", l.type(), options.cache())
                .level(layout(size, l), reader(channel / l.samples(), time, channel % l.samples()))
                .grid(grid(size))
                .scale(data.scale())
                .metadata(metadata())
                .datasets(data.names())
                .channels(channels)
                .times(data.order().times())
                .closing(files)
                .build();
    }

    private @Nullable VoxelGrid grid(Size3 size) {
        Vector3d stated = data.pixelSize().voxelUm();
        Vector3d known = stated == null ? options.voxelUm().orElse(null) : stated;
        return options.grid(size, stated, data.origin().um(known));
    }

    private int chosen(String setting, int n) {
        int i = options.number(setting, 0);
        if (i >= n) {
            throw new DataException(
                    source,
                    setting,
                    i + " is asked for, it has " + n + ", counted from 0",
                    "Choose one from 0 to " + (n - 1));
        }
        return i;
    }

    /** Every plane must have the size and type of the first. */
    private void checkPlanes(int channel, int time) {
        FilePage first = data.first();
        for (long z = 0; z < data.order().slices(); z++) {
            PlaneAt at = data.order().planes().at(z, channel, time);
            if (at.shift() != 0) {
                return;
            }
            FilePage plane = data.pages().get(at.page());
            PageLayout own = plane.page().layout();
            if (!own.stacksWith(first.page().layout())) {
                throw new DataException(
                        plane.file().name(),
                        "page " + plane.page().number(),
                        "is " + own.shape() + ", while page " + first.page().number() + " of "
                                + first.file().path().getFileName() + " is "
                                + first.page().layout().shape(),
                        "Planes of a volume have one size and type; take this one out or open it alone");
            }
        }
    }

    private BlockReader reader(int channel, int time, int sample) {
        return r -> {
            PlaneAt at = data.order().planes().at(r.z(), channel, time);
            FilePage plane = data.pages().get(at.page());
            return PageReader.read(plane.file(), plane.page(), at.shift(), sample, r);
        };
    }

    /** A tile, or as many whole strips as make about a mebibyte; where rows can be read singly, as many rows. */
    private static BlockLayout layout(Size3 size, PageLayout l) {
        if (l.tiled()) {
            return new BlockLayout(size, l.chunkWidth(), l.chunkHeight(), 1);
        }
        long rowBytes = (long) l.width() * l.type().memoryBytes() * l.chunkSamples();
        long rows = Math.max(1, BLOCK_BYTES / rowBytes);
        if (!l.isPlain()) {
            rows = Math.max(1, rows / l.chunkHeight()) * l.chunkHeight();
        }
        return new BlockLayout(size, l.width(), (int) Math.min(rows, l.height()), 1);
    }

    private Metadata metadata() {
        Metadata.Builder m = Metadata.builder().all(data.metadata());
        side(m, "pixelSizeX", data.pixelSize().x());
        side(m, "pixelSizeY", data.pixelSize().y());
        side(m, "pixelSizeZ", data.pixelSize().z());
        return m.build();
    }

    private static void side(Metadata.Builder m, String name, PixelSize.@Nullable Side side) {
        if (side != null) {
            m.number(name, side.value(), side.unit().symbol());
        }
    }
}
