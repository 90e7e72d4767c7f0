// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/**
 * Writes MRC2014, little endian: i8 and u8 as mode 0, i16 as mode 1, f32 as mode 2, u16 as mode 6; other types are refused.
 * MRC2014 has no unsigned bytes; u8 carries IMOD's stamp without its flag for signed bytes, which this program and IMOD read
 * back as they were, while programs that know MRC2014 only take values above 127 as negative.
 *
 * <p>The cell is the voxel size times the size in Å, 0 where the voxel size is unknown; ORIGIN is the centre of the first
 * voxel. DMIN, DMAX, DMEAN and RMS are those of the finite stored values and are written at the end.
 */
public final class MrcExporter implements VolumeExporter {
    /** Voxels written at once by one thread. */
    private static final long PIECE_VOXELS = 1 << 20;

    @Override
    public String name() {
        return "MRC";
    }

    @Override
    public List<String> extensions() {
        return List.of(".mrc", ".rec", ".map");
    }

    @Override
    public void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
        MrcHeaderBytes.of(volume, target.toString(), DensityStatistics.NONE);
        AtomicOutput.write(target, options.overwrite(), fileBytes(volume, target), part -> {
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                DensityStatistics statistics = voxels(volume, file, work);
                fully(file, MrcHeaderBytes.of(volume, target.toString(), statistics), 0);
            }
        });
    }

    private static long fileBytes(Volume volume, Path target) {
        try {
            long voxels = volume.size().voxels();
            return Math.addExact(MrcHeader.BYTES, Math.multiplyExact(voxels, (long)
                    volume.type().fileBytes()));
        } catch (ArithmeticException | SextantException e) {
            throw new DataException(
                    target.toString(), "output", volume.size() + " voxels are too many to count", "Crop it first", e);
        }
    }

    /** Writes all voxels in pieces that are contiguous in the file; memory is one piece a thread. */
    private static DensityStatistics voxels(Volume volume, FileChannel file, WorkContext work) {
        BlockLayout pieces = pieces(volume.size());
        DensityStatistics[] parts = new DensityStatistics[Math.toIntExact(pieces.count())];
        work.forEach("writing MRC", parts.length, i -> parts[(int) i] = piece(volume, pieces.region(i), file));
        DensityStatistics all = DensityStatistics.NONE;
        for (DensityStatistics part : parts) {
            all = all.and(part);
        }
        return all;
    }

    private static BlockLayout pieces(Size3 size) {
        BlockLayout rows = BlockLayout.ofPlanes(size);
        long planes = rows.by() == size.y() ? Math.max(1, PIECE_VOXELS / (size.x() * size.y())) : 1;
        return new BlockLayout(size, rows.bx(), rows.by(), (int) planes);
    }

    private static DensityStatistics piece(Volume volume, Region r, FileChannel file) throws IOException {
        ValueType type = volume.type();
        Object values = volume.finest().read(r);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(r.voxels(), type.fileBytes()));
        type.encode(values, 0, r.voxels(), bytes, MrcHeaderBytes.ORDER);
        long index = (r.z() * volume.size().y() + r.y()) * volume.size().x();
        fully(file, bytes.flip(), MrcHeader.BYTES + index * type.fileBytes());
        return DensityStatistics.of(type, values, r.voxels());
    }

    private static void fully(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += file.write(bytes, to);
        }
    }
}
