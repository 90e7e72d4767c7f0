// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.io.IOException;
import java.util.List;
import org.sextant.plugin.tiff.describe.LineDescription;
import org.sextant.plugin.tiff.describe.PixelSize;
import org.sextant.plugin.tiff.file.OffsetTable;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.plugin.tiff.page.Page;
import org.sextant.plugin.tiff.page.PageLayout;
import org.sextant.volume.data.Metadata;
import org.sextant.world.error.DataException;

/**
 * Stacks of ImageJ: planes in the order channel, slice, frame (first fastest), one page each, or, past 4 GB, all behind each
 * other under the directory of the first.
 */
final class LineStack {
    /** Directory and texts that may lie behind a single plane. */
    private static final long MOST_BEHIND = 1 << 16;

    private final Pages file;
    private final List<FilePage> planes;
    private final LineDescription lines;
    private final Metadata.Builder metadata = Metadata.builder();
    private long planeBytes;

    private LineStack(Pages file, LineDescription lines) {
        this.file = file;
        this.planes = file.planes();
        this.lines = lines;
    }

    static DataSet of(Pages file, LineDescription lines) {
        return new LineStack(file, lines).dataSet();
    }

    private DataSet dataSet() {
        metadata.all(file.metadata());
        lines.lines().forEach(metadata::text);
        PlaneOrder order = order(planesInAll());
        PixelSize size = lines.pixelSize(file.resolution(), order.slices());
        if (lines.invertsY()) {
            metadata.text("remark", "inverty is not applied: row 0 comes first and y counts downwards");
        }
        return new DataSet(planes, order, size, lines.origin(), lines.scale(), metadata.build(), List.of());
    }

    /** Planes in the file; sets {@code planeBytes} if one directory stands for all. */
    private long planesInAll() {
        long images = lines.count("images").orElse((long) planes.size());
        if (planes.size() > 1 || images == 1) {
            return planes.size();
        }
        Page page = planes.get(0).page();
        PageLayout l = page.layout();
        long at = l.isPlain() && !l.tiled() ? firstByteOfContiguous(page) : -1;
        long behind = at < 0 ? 0 : file.file().size() - at - l.plainBytes();
        if (behind / l.plainBytes() < images - 1) {
            if (behind < Math.max(l.plainBytes(), MOST_BEHIND)) {
                metadata.text("remark", "the description speaks of " + images + " images, the file holds one");
                return 1;
            }
            throw file.file()
                    .damaged(
                            "ImageDescription",
                            "announces " + images + " planes behind each other, the file has bytes for "
                                    + (1 + behind / l.plainBytes()));
        }
        planeBytes = l.plainBytes();
        return images;
    }

    /** Where the first plane starts if its strips follow each other without gaps, else −1. */
    private long firstByteOfContiguous(Page page) {
        TiffFile f = file.file();
        int n = (int) Math.min(Integer.MAX_VALUE, page.layout().chunks());
        OffsetTable counts = page.counts();
        try {
            long[] at = f.with(b -> page.offsets().read(b, f.order(), 0, n));
            if (n == 1) {
                return at[0];
            }
            if (counts == null) {
                return -1;
            }
            long[] length = f.with(b -> counts.read(b, f.order(), 0, n));
            for (int i = 1; i < n; i++) {
                if (at[i] != at[i - 1] + length[i - 1]) {
                    return -1;
                }
            }
            return at[0];
        } catch (IOException e) {
            throw new DataException(
                    f.name(), "page 0, StripOffsets", "cannot be read: " + e.getMessage(), "Copy the file again", e);
        }
    }

    private PlaneOrder order(long n) {
        long channels = lines.count("channels").orElse(1L);
        long times = lines.count("frames").orElse(1L);
        boolean fits = channels <= n && times <= n / channels && n % (channels * times) == 0;
        long slices = fits ? n / (channels * times) : n;
        boolean asStated = fits && lines.count("slices").orElse(slices) == slices;
        if (!asStated) {
            metadata.text(
                    "remark",
                    "channels, slices and frames of the description do not make " + n
                            + " planes; all are taken as slices");
            return new PlaneOrder(n, 1, 1, (z, c, t) -> at(z));
        }
        return new PlaneOrder(slices, (int) channels, (int) times, (z, c, t) -> at(c + channels * (z + slices * t)));
    }

    private PlaneOrder.PlaneAt at(long plane) {
        return planeBytes == 0 ? new PlaneOrder.PlaneAt((int) plane, 0) : new PlaneOrder.PlaneAt(0, plane * planeBytes);
    }
}
