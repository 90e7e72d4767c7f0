// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.VolumeExporterContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class RawExporterTest extends VolumeExporterContract {
    @Override
    protected VolumeExporter exporter() {
        return new RawExporter();
    }

    @Override
    protected VolumeFormat reader() {
        return new RawFormat();
    }

    @Override
    protected Set<ValueType> types() {
        return EnumSet.complementOf(EnumSet.of(ValueType.F16));
    }

    @Test
    void aFailedOverwriteKeepsDataAndSidecar() {
        BlockCache cache = new BlockCache(1 << 20);
        Size3 size = new Size3(8, 8, 8);
        Path path = folder.resolve("a.raw");
        Voxels broken = (x, y, z) -> {
            if (z == 7) {
                throw new DataException("source", "plane 7", "is damaged", "");
            }
            return 1;
        };
        try (WorkContext work = WorkContext.quiet()) {
            exporter()
                    .write(
                            Voxels.distinct(ValueType.U8).volume(size, ValueType.U8, new Vector3d(2), cache),
                            path,
                            ExportOptions.DEFAULT,
                            work);
            assertThatThrownBy(() -> exporter()
                            .write(
                                    broken.volume(size, ValueType.U16, null, cache),
                                    path,
                                    new ExportOptions(true, Map.of()),
                                    work))
                    .isInstanceOf(DataException.class);
        }
        RawLayout kept = RawSidecar.read(path);
        assertThat(kept).isNotNull();
        assertThat(kept.type()).isEqualTo(ValueType.U8);
        assertThat(kept.indexToUm()).isEqualTo(RawLayout.straight(new Vector3d(2)));
    }
}
