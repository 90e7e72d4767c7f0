// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.metaimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.joml.Matrix4x3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.VolumeExporterContract;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class MetaImageExporterTest extends VolumeExporterContract {
    @Override
    protected VolumeExporter exporter() {
        return new MetaImageExporter();
    }

    @Override
    protected VolumeFormat reader() {
        return new MetaImageFormat();
    }

    @Override
    protected Set<ValueType> types() {
        return EnumSet.complementOf(EnumSet.of(ValueType.F16));
    }

    @Test
    void rotatedGridAndScaleComeBack() {
        BlockCache cache = new BlockCache(1 << 20);
        FrameId frame = new FrameId("scan");
        Size3 size = new Size3(3, 2, 2);
        Matrix4x3d m = new Matrix4x3d(0, 0.1, 0.02, -0.3, 0, 0, 0.01, 0, 0.2, 1e-3, -7.25, 1.0 / 3);
        Volume v = BlockVolume.builder("memory", "memory", ValueType.U8, cache)
                .level(BlockLayout.ofPlanes(size), r -> new byte[r.voxels()])
                .grid(new VoxelGrid(size, new Affine3(frame.index(), frame, m)))
                .scale(new ValueScale(0.5, 3, ""))
                .build();
        try (WorkContext work = WorkContext.quiet()) {
            exporter().write(v, folder.resolve("a.mha"), ExportOptions.DEFAULT, work);
        }
        try (Volume back = reader().open(folder.resolve("a.mha"), OpenOptions.of(frame, cache))) {
            assertThat(back.grid().indexToFrame().matrix().equals(m, 1e-15)).isTrue();
            assertThat(back.scale()).isEqualTo(v.scale());
        }
    }
}
