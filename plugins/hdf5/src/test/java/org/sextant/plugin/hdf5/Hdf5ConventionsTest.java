// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

class Hdf5ConventionsTest {
    private static final OpenOptions OPTIONS = OpenOptions.of(new FrameId("scan"), new BlockCache(16 << 20));
    private static final Voxels U16 = Voxels.distinct(ValueType.U16);

    @TempDir
    private Path folder;

    private static Volume open(Path path, String dataset) {
        return new Hdf5Format().open(path, OPTIONS.with(OpenOptions.DATASET, dataset));
    }

    @Test
    void dataExchangeHasAnglesInDegreesAndReferences() throws IOException {
        Path path = SampleFiles.copy(folder, "exchange.h5");
        try (Volume v = new Hdf5Format().open(path, OPTIONS)) {
            assertThat(v.datasets()).containsExactly("exchange/data", "exchange/data_white", "exchange/data_dark");
            assertThat(v.metadata().anglesDeg().orElseThrow())
                    .containsExactly(new double[] {0, 45, 90, 135, 180}, Offset.offset(1e-12));
            Metadata.Field energy = v.metadata()
                    .field("measurement/instrument/monochromator/energy")
                    .orElseThrow();
            assertThat(energy.value()).isEqualTo(19.26);
            assertThat(energy.unit()).isEqualTo("keV");
            assertThat(v.metadata().field("implements").orElseThrow().value()).isEqualTo("exchange:measurement");
            assertThat(v.metadata().field("exchange/data@units").orElseThrow().value())
                    .isEqualTo("counts");
            assertThat(v.metadata().field("exchange/data").orElseThrow().value())
                    .isEqualTo("f32 5×13×21");
        }
        try (Volume dark = open(path, "exchange/data_dark")) {
            assertThat(dark.size()).isEqualTo(new Size3(21, 13, 2));
            assertThat(dark.type()).isEqualTo(ValueType.U16);
            assertThat(dark.finest().value(7, 5, 1)).isEqualTo(U16.at(7, 5, 1));
            assertThat(dark.metadata().anglesDeg()).isEmpty();
        }
    }

    /** A list of angles that does not fit is no reason to refuse the scan, but it must not go unsaid. */
    @Test
    void anglesThatDoNotFitAreNamed() throws IOException {
        Path exchange = SampleFiles.copy(folder, "exchange.h5");
        byte[] bytes = Files.readAllBytes(exchange);
        // The data space of theta: version 1, 1 axis, of 5 values; now of 4.
        int theta = at(bytes, new byte[] {1, 1, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0});
        bytes[theta + 8] = 4;
        Files.write(exchange, bytes);
        Path nexus = SampleFiles.copy(folder, "scan.nxs", "frames.h5");
        byte[] units = Files.readAllBytes(nexus);
        units[at(units, new byte[] {'d', 'e', 'g'})] = 'k';
        Files.write(nexus, units);
        for (Path path : List.of(exchange, nexus)) {
            try (Volume v = new Hdf5Format().open(path, OPTIONS)) {
                assertThat(v.metadata().anglesDeg()).as(path.toString()).isEmpty();
                assertThat(v.metadata().field("anglesIgnored").orElseThrow().value())
                        .asString()
                        .contains("each of 5");
            }
        }
    }

    private static int at(byte[] bytes, byte[] pattern) {
        for (int i = 0; i <= bytes.length - pattern.length; i++) {
            if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
                return i;
            }
        }
        throw new AssertionError("the pattern is not in the sample");
    }

    @Test
    void nxTomoFollowsLinksAndTellsProjectionsFlatsAndDarksApart() throws IOException {
        Path path = SampleFiles.copy(folder, "scan.nxs", "frames.h5");
        String frames;
        try (Volume v = new Hdf5Format().open(path, OPTIONS)) {
            frames = v.datasets().get(0);
            assertThat(v.datasets())
                    .containsExactly(frames, frames + "#projections", frames + "#flats", frames + "#darks");
            assertThat(v.metadata().anglesDeg().orElseThrow()).containsExactly(0, 0, 10, 20.5, 0);
            assertThat(v.metadata().field("pixelSizeX").orElseThrow().numbers()[0])
                    .isCloseTo(6.5, Offset.offset(1e-9));
            Metadata.Field distance =
                    v.metadata().field("entry/instrument/detector/distance").orElseThrow();
            assertThat(distance.value()).isEqualTo(0.12);
            assertThat(distance.unit()).isEqualTo("m");
            assertThat(v.metadata()
                            .field("entry/instrument/detector/image_key_control")
                            .orElseThrow()
                            .numbers())
                    .containsExactly(2, 1, 0, -1, 1);
            assertThat(v.metadata().field("entry/sample/broken").orElseThrow().value())
                    .isEqualTo("a link that leads nowhere");
            assertThat((String) v.metadata().field("entry/loop").orElseThrow().value())
                    .contains("links run in a circle");
        }
        try (Volume p = open(path, frames + "#projections")) {
            assertThat(p.size()).isEqualTo(new Size3(21, 13, 2));
            assertThat(p.metadata().anglesDeg().orElseThrow()).containsExactly(10, 20.5);
            assertThat(p.finest().value(3, 4, 1)).isEqualTo(U16.at(3, 4, 3));
        }
        try (Volume flats = open(path, frames + "#flats")) {
            assertThat(flats.finest().value(3, 4, 0)).isEqualTo(U16.at(3, 4, 1));
            assertThat(flats.finest().value(3, 4, 1)).isEqualTo(U16.at(3, 4, 4));
        }
        try (Volume darks = open(path, frames + "#darks")) {
            assertThat(darks.size().z()).isEqualTo(1);
            assertThat(darks.finest().value(3, 4, 0)).isEqualTo(U16.at(3, 4, 0));
        }
    }

    @Test
    void bigDataViewerHasSetupsTimesLevelsAndRegistrations() throws IOException {
        Path xml = SampleFiles.copy(folder, "cells.xml", "cells.h5");
        try (Volume v = new Hdf5Format().open(xml, OPTIONS)) {
            assertThat(v.datasets()).containsExactly("s00", "s01");
            assertThat(v.times()).isEqualTo(2);
            assertThat(v.levels()).hasSize(2);
            assertThat(v.levels().get(1).size()).isEqualTo(new Size3(11, 7, 5));
            assertThat(v.levels().get(1).value(2, 3, 1)).isEqualTo(U16.at(4, 6, 1));
            Vector3d base = v.levels().get(1).levelToBase().transformPosition(new Vector3d(2, 3, 1));
            assertThat(base).isEqualTo(new Vector3d(4.5, 6.5, 1));
            Vector3d at = v.grid().indexToFrame().apply(new Vector3d(2, 4, 1));
            assertThat(at.distance(1.01, 2.02, 2.03)).isLessThan(1e-9);
            assertThat(v.metadata().field("setup1/name").orElseThrow().value()).isEqualTo("right");
        }
        OpenOptions second = OPTIONS.with(OpenOptions.DATASET, "right").with(OpenOptions.TIME, "1");
        try (Volume v = new Hdf5Format().open(xml, second)) {
            assertThat(v.finest().value(3, 4, 2)).isEqualTo((U16.at(3, 4, 2) + 300) % 65536);
            Vector3d at = v.grid().indexToFrame().apply(new Vector3d(2, 4, 1));
            assertThat(at.distance(-2, 1, 2)).isLessThan(1e-9);
        }
        try (Volume v = open(folder.resolve("cells.h5"), "t00001/s00/0/cells")) {
            assertThat(v.type()).isEqualTo(ValueType.I16);
        }
    }

    @Test
    void severalDataSetsAreListedAndOneIsOpenedByItsPath() throws IOException {
        Path path = SampleFiles.copy(folder, "types.h5");
        assertThatThrownBy(() -> new Hdf5Format().open(path, OPTIONS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("five (u16 3×2×5×13×21)")
                .hasMessageContaining("plane (u8 13×21)")
                .hasMessageContaining("--dataset");
        try (Volume v = open(path, "plane")) {
            assertThat(v.size()).isEqualTo(new Size3(21, 13, 1));
            assertThat(v.finest().value(20, 12, 0))
                    .isEqualTo(Voxels.distinct(ValueType.U8).at(20, 12, 2));
        }
        try (Volume v = open(path, "bool")) {
            assertThat(v.finest().value(20, 12, 4))
                    .isEqualTo(Voxels.distinct(ValueType.U8).at(20, 12, 4) > 127 ? 1 : 0);
        }
        try (Volume v = open(path, "/i64")) {
            assertThat(v.type()).isEqualTo(ValueType.F64);
            assertThat(v.finest().value(0, 0, 0)).isEqualTo(-32768);
        }
        try (Volume v = open(path, "u64")) {
            assertThatThrownBy(() -> v.finest().value(0, 0, 0))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("1152921504606846977 is past 2^53");
        }
        assertThatThrownBy(() -> open(path, "six"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("6 axes");
        assertThatThrownBy(() -> open(path, "text"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not numbers");
        assertThatThrownBy(() -> open(path, "nothing"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not in the file");
    }

    @Test
    void axesBeforeTheLastThreeAreTimeAndChannel() throws IOException {
        Path path = SampleFiles.copy(folder, "types.h5");
        OpenOptions options = OPTIONS.with(OpenOptions.DATASET, "five");
        try (Volume v =
                new Hdf5Format().open(path, options.with(OpenOptions.TIME, "2").with(OpenOptions.CHANNEL, "1"))) {
            assertThat(v.times()).isEqualTo(3);
            assertThat(v.channels()).isEqualTo(2);
            assertThat(v.finest().value(5, 6, 4)).isEqualTo((U16.at(5, 6, 4) + 12) % 65536);
        }
        assertThatThrownBy(() -> new Hdf5Format().open(path, options.with(OpenOptions.CHANNEL, "2")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no channel 2");
    }
}
