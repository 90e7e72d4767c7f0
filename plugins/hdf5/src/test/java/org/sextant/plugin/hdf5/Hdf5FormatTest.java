// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** The contract over every layout, chunk index and convention; files by h5py and by jhdf. */
class Hdf5FormatTest extends VolumeFormatContract {
    private static final Size3 SIZE = new Size3(21, 13, 5);

    @Override
    protected VolumeFormat format() {
        return new Hdf5Format();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        List<Sample> all = new ArrayList<>();
        all.add(sample(SampleFiles.copy(into.resolve("dx"), "exchange.h5"), ValueType.F32, null));
        all.add(sample(SampleFiles.copy(into.resolve("nx"), "scan.nxs", "frames.h5"), ValueType.U16, null));
        all.add(sample(
                SampleFiles.copy(into.resolve("xml"), "cells.xml", "cells.h5"),
                ValueType.U16,
                new Vector3d(0.5, 0.5, 2)));
        all.add(sample(SampleFiles.copy(into.resolve("bdv"), "cells.h5"), ValueType.U16, null));
        all.add(sample(SampleFiles.copy(into.resolve("gzip"), "gzip.h5"), ValueType.U16, null));
        all.add(sample(SampleFiles.copy(into.resolve("lzf"), "lzf.h5"), ValueType.I16, null));
        all.add(sample(SampleFiles.copy(into.resolve("growing"), "growing.h5"), ValueType.U32, null));
        all.add(sample(SampleFiles.copy(into.resolve("tree"), "tree.h5"), ValueType.F64, null));
        all.add(sample(SampleFiles.copy(into.resolve("single"), "single.h5"), ValueType.F32, null));
        all.add(sample(SampleFiles.copy(into.resolve("implicit"), "implicit.h5"), ValueType.U8, null));
        all.add(sample(SampleFiles.copy(into.resolve("compact"), "compact.h5"), ValueType.F16, null));
        all.add(missing(into));
        all.add(byJhdf(into));
        return all;
    }

    private static Sample sample(Path path, ValueType type, @Nullable Vector3dc voxelUm) {
        return new Sample(String.valueOf(path.getFileName()), path, SIZE, type, voxelUm, Voxels.distinct(type));
    }

    /** Chunks that were never written hold the fill value. */
    private static Sample missing(Path into) throws IOException {
        Voxels values = Voxels.distinct(ValueType.I16);
        Voxels filled = (x, y, z) -> x < 8 && y < 8 && (z == 1 || z == 2) ? values.at(x, y, z) : -7;
        Path path = SampleFiles.copy(into.resolve("missing"), "missing.h5");
        return new Sample("missing chunks", path, SIZE, ValueType.I16, null, filled);
    }

    private static Sample byJhdf(Path into) throws IOException {
        java.nio.file.Files.createDirectories(into.resolve("jhdf"));
        Path path = into.resolve("jhdf/written.h5");
        short[] flat = (short[]) Voxels.distinct(ValueType.I16).array(SIZE, ValueType.I16);
        short[][][] values = new short[5][13][21];
        for (int i = 0; i < flat.length; i++) {
            values[i / (13 * 21)][i / 21 % 13][i % 21] = flat[i];
        }
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putGroup("scan").putDataset("volume", values).putAttribute("units", "counts");
        }
        return sample(path, ValueType.I16, null);
    }

    @Override
    protected Path companionRoot(Path origin, Sample sample) {
        return sample.path().getParent();
    }

    /** BigDataViewer files hold several setups, the others one data set. */
    @Override
    protected Volume open(Sample sample) {
        return format().open(sample.path(), options());
    }

    @Override
    protected OpenOptions optionsOf(Sample sample) {
        return options();
    }
}
