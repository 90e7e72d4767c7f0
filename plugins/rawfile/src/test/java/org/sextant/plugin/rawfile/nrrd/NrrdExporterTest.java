// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.joml.Matrix4x3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.VolumeExporterContract;
import org.sextant.testkit.Voxels;
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

class NrrdExporterTest extends VolumeExporterContract {
    @Override
    protected VolumeExporter exporter() {
        return new NrrdExporter();
    }

    @Override
    protected VolumeFormat reader() {
        return new NrrdFormat();
    }

    @Override
    protected Set<ValueType> types() {
        return EnumSet.complementOf(EnumSet.of(ValueType.F16));
    }

    @Test
    void gzipKeepsGridScaleAndVoxels() throws Exception {
        BlockCache cache = new BlockCache(1 << 20);
        Size3 size = new Size3(40, 30, 20);
        FrameId frame = new FrameId("scan");
        Matrix4x3d m = new Matrix4x3d(0, 0.1, 0.02, -0.3, 0, 0, 0.01, 0, 0.2, 1e-3, -7.25, 1.0 / 3);
        Voxels voxels = (x, y, z) -> x + y;
        Volume v = BlockVolume.builder("memory", "memory", ValueType.U16, cache)
                .level(
                        BlockLayout.ofPlanes(size),
                        r -> voxels.volume(size, ValueType.U16, null, cache)
                                .finest()
                                .read(r))
                .grid(new VoxelGrid(size, new Affine3(frame.index(), frame, m)))
                .scale(new ValueScale(0.5, -1024, "HU"))
                .build();
        Path path = folder.resolve("packed.nrrd");
        try (WorkContext work = WorkContext.quiet()) {
            new NrrdExporter().write(v, path, new ExportOptions(false, Map.of("compression", "gzip")), work);
        }
        assertThat(Files.size(path)).isLessThan(size.voxels());
        try (Volume back = reader().open(path, OpenOptions.of(frame, cache))) {
            assertThat(back.grid().indexToFrame().matrix()).isEqualTo(m);
            assertThat(back.scale()).isEqualTo(v.scale());
            assertThat(back.finest().value(39, 29, 19)).isEqualTo(68);
        }
    }
}
