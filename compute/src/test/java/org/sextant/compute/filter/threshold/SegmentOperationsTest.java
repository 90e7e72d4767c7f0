// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Map;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.testkit.RealData;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Table;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class SegmentOperationsTest {
    private static final Size3 SIZE = new Size3(21, 17, 13);

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    @AfterEach
    void close() {
        work.close();
    }

    private Outcome run(String id, Map<String, String> given, Volume volume) {
        return run(Operations.installed().require(id), given, volume);
    }

    private <P extends Record> Outcome run(Operation<P> operation, Map<String, String> given, Volume volume) {
        P parameters = ParameterSchema.of(operation.parameters()).parse(given);
        return operation.run(Inputs.of("volume", volume), parameters, ExecutionContext.of(work));
    }

    private static Volume volume(Voxels voxels, ValueType type) {
        return voxels.volume(SIZE, type, new Vector3d(1, 1, 2), new BlockCache(1 << 20));
    }

    private static Volume scaled(Volume stored, ValueScale scale) {
        return BlockVolume.builder("scaled", "test", stored.type(), new BlockCache(1 << 20))
                .level(stored.finest().layout(), r -> stored.finest().read(r))
                .grid(stored.grid())
                .scale(scale)
                .build();
    }

    /** FiberForm: 0.16714 of the voxels are from 90 to 255 (porous_fiberform/NOTES.md). */
    @Test
    void fiberFormHasItsFraction() throws IOException {
        byte[] file = Files.readAllBytes(RealData.file("porous_fiberform/100_fiberform.tif"));
        ByteBuffer b = ByteBuffer.wrap(file).order(file[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int directory = b.getInt(4);
        int first = 0;
        for (int i = 0; i < b.getShort(directory); i++) {
            // 273: where the first plane begins; ImageJ stores the others behind it
            first = b.getShort(directory + 2 + 12 * i) == 273 ? b.getInt(directory + 10 + 12 * i) : first;
        }
        int start = first;
        Size3 size = new Size3(100, 100, 100);
        Volume fibres = BlockVolume.builder("fiberform", "tiff", ValueType.U8, new BlockCache(4 << 20))
                .level(
                        BlockLayout.ofPlanes(size),
                        r -> java.util.Arrays.copyOfRange(
                                file, start + (int) r.z() * 10_000, start + ((int) r.z() + r.nz()) * 10_000))
                .grid(VoxelGrid.of(new FrameId("scan"), size, new Vector3d(1.3), new Vector3d()))
                .build();
        try (Outcome o = run("segment.threshold", Map.of("low", "90", "high", "255"), fibres)) {
            assertThat(o.quantity("mask.fraction")).isEqualTo(0.16714);
            assertThat(o.quantity("mask.volume"))
                    .isCloseTo(167140 * 1.3 * 1.3 * 1.3, org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -0.25, 0.1})
    void aThresholdThatIsFoundDividesValuesInPhysicalUnits(double slope) {
        Random random = new Random(5);
        double[] values = new double[(int) SIZE.voxels()];
        java.util.Arrays.setAll(values, i -> random.nextInt(3) == 0 ? 40 + random.nextInt(9) : 10 + random.nextInt(9));
        Voxels voxels = (x, y, z) -> values[(int) (x + SIZE.x() * (y + SIZE.y() * z))];
        ValueScale scale = new ValueScale(slope, 7, "1/cm");
        for (ValueType type : new ValueType[] {ValueType.U8, ValueType.I16, ValueType.F32}) {
            Volume v = scaled(volume(voxels, type), scale);
            for (String method : new String[] {"otsu", "li"}) {
                try (Outcome o = run("segment.threshold", Map.of("method", method), v)) {
                    Mask mask = VoxelReader.of(o.volumes().get("mask"), work).mask(VoxelReader.Rule.NOT_ZERO);
                    double t = o.quantity("threshold");
                    long bright = 0;
                    for (int i = 0; i < values.length; i++) {
                        boolean upper = (values[i] >= 40) == (slope > 0);
                        bright += upper ? 1 : 0;
                        byte got = mask.planes()[i / (21 * 17)][i % (21 * 17)];
                        assertThat(got).as("%s %s %s", type, method, values[i]).isEqualTo((byte) (upper ? 1 : 0));
                        assertThat(scale.physical(values[i]) >= t - 1e-6).isEqualTo(upper);
                    }
                    assertThat(o.quantity("mask.voxels")).isEqualTo(bright);
                    assertThat(o.quantity("mask.volume"))
                            .isCloseTo(2 * bright, org.assertj.core.data.Offset.offset(1e-9));
                }
            }
        }
    }

    @Test
    void classesAreNumberedFromDark() {
        Voxels three = (x, y, z) -> x < 5 ? 3 : x < 12 ? 100 + y % 2 : 200;
        try (Outcome o = run("segment.classes", Map.of("count", "2"), volume(three, ValueType.U16))) {
            Volume labels = o.volumes().get("labels");
            assertThat(labels.finest().value(0, 3, 2)).isZero();
            assertThat(labels.finest().value(7, 3, 2)).isEqualTo(1);
            assertThat(labels.finest().value(20, 3, 2)).isEqualTo(2);
            assertThat(o.quantity("class.0.fraction")).isEqualTo(5 / 21.0);
            assertThat(o.quantity("threshold.1")).isBetween(4.0, 100.0);
        }
        try (Outcome o = run("segment.classes", Map.of("thresholds", "3.5,150"), volume(three, ValueType.F32))) {
            assertThat(o.quantity("class.2.fraction")).isEqualTo(9 / 21.0);
        }
        assertThatThrownBy(() -> run("segment.classes", Map.of("thresholds", "5,5"), volume(three, ValueType.F32)))
                .hasMessageContaining("must rise");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 18, 26})
    void hysteresisKeepsWhatIsConnectedToAPeak(int connectivity) {
        Random random = new Random(17);
        double[] values = new double[(int) SIZE.voxels()];
        java.util.Arrays.setAll(values, i -> random.nextInt(100));
        int nx = (int) SIZE.x();
        int ny = (int) SIZE.y();
        int nz = (int) SIZE.z();
        boolean[] kept = new boolean[values.length];
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < values.length; i++) {
                if (!kept[i] && values[i] >= 72 && (values[i] >= 98 || touches(kept, i, nx, ny, nz, connectivity))) {
                    kept[i] = true;
                    more = true;
                }
            }
        }
        Volume v = volume((x, y, z) -> values[(int) (x + nx * (y + ny * z))], ValueType.U8);
        String n = Integer.toString(connectivity);
        try (Outcome o = run("segment.hysteresis", Map.of("low", "72", "high", "98", "connectivity", n), v)) {
            Mask mask = VoxelReader.of(o.volumes().get("mask"), work).mask(VoxelReader.Rule.NOT_ZERO);
            long count = 0;
            for (int i = 0; i < values.length; i++) {
                assertThat(mask.planes()[i / (nx * ny)][i % (nx * ny)]).isEqualTo((byte) (kept[i] ? 1 : 0));
                count += kept[i] ? 1 : 0;
            }
            assertThat(o.quantity("mask.voxels")).isEqualTo(count).isGreaterThan(60);
        }
    }

    private static boolean touches(boolean[] kept, int i, int nx, int ny, int nz, int connectivity) {
        int x = i % nx;
        int y = i / nx % ny;
        int z = i / (nx * ny);
        int most = connectivity == 6 ? 1 : connectivity == 18 ? 2 : 3;
        for (int d = 0; d < 27; d++) {
            int u = x + d % 3 - 1;
            int v = y + d / 3 % 3 - 1;
            int w = z + d / 9 - 1;
            boolean inside = u >= 0 && v >= 0 && w >= 0 && u < nx && v < ny && w < nz;
            if (inside && Math.abs(u - x) + Math.abs(v - y) + Math.abs(w - z) <= most && kept[u + nx * (v + ny * w)]) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aHistogramCountsEachVoxelOnce() {
        try (Outcome o = run("histogram", Map.of("bins", "10"), volume((x, y, z) -> 7 + x, ValueType.I16))) {
            Table t = o.tables().get(0);
            // 21 values: three to a bin, seven bins
            assertThat(t.rows()).isEqualTo(7);
            assertThat(t.column("count").values()).containsOnly(3 * 17 * 13);
            assertThat(t.column("from").values()).startsWith(7, 10);
            assertThat(o.quantity("mean")).isCloseTo(17, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(o.quantity("sd"))
                    .isCloseTo(Math.sqrt((21 * 21 - 1) / 12.0), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(o.quantity("median")).isEqualTo(17);
        }
        Voxels gaps = (x, y, z) -> x == 0 ? Double.NaN : x == 1 ? Double.POSITIVE_INFINITY : x;
        try (Outcome o = run("histogram", Map.of("bins", "4"), volume(gaps, ValueType.F32))) {
            assertThat(o.quantity("left-out")).isEqualTo(2 * 17 * 13);
            assertThat(o.quantity("voxels")).isEqualTo(19 * 17 * 13);
            assertThat(o.quantity("min")).isEqualTo(2);
            assertThat(o.quantity("max")).isEqualTo(20);
            assertThat(o.tables().get(0).column("count").values()).hasSize(4);
        }
        assertThatThrownBy(() -> run("histogram", Map.of(), volume((x, y, z) -> Double.NaN, ValueType.F32)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no voxel holds a finite number");
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"U8", "F32"})
    void normalisedVolumesHaveACommonRange(ValueType type) {
        Volume v = scaled(volume((x, y, z) -> 10 * x, type), new ValueScale(0.5, -3, ""));
        try (Outcome o = run("filter.normalise", Map.of("lower", "0", "upper", "100"), v)) {
            assertThat(o.volumes().get("filtered").finest().value(0, 4, 4))
                    .isCloseTo(0, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(o.volumes().get("filtered").finest().value(20, 4, 4))
                    .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
        }
        try (Outcome o = run("filter.normalise", Map.of("method", "deviation"), v)) {
            assertThat(o.volumes().get("filtered").finest().value(20, 4, 4))
                    .isCloseTo(10 / Math.sqrt((21 * 21 - 1) / 12.0), org.assertj.core.data.Offset.offset(1e-3));
        }
        assertThatThrownBy(() -> run("filter.normalise", Map.of(), volume((x, y, z) -> 5, type)))
                .hasMessageContaining("do not differ");
    }

    @Test
    void contradictionsAreToldBeforeAnythingIsRead() {
        Volume v = volume((x, y, z) -> x, ValueType.U8);
        assertThatThrownBy(() -> run("segment.threshold", Map.of(), v)).hasMessageContaining("--method otsu");
        assertThatThrownBy(() -> run("segment.threshold", Map.of("method", "otsu", "low", "3"), v))
                .hasMessageContaining("--method manual");
        assertThatThrownBy(() -> run("segment.threshold", Map.of("low", "3", "high", "1"), v))
                .hasMessageContaining("is above");
        assertThatThrownBy(() -> run("segment.hysteresis", Map.of("low", "1", "high", "2", "connectivity", "8"), v))
                .hasMessageContaining("6, 18 or 26");
    }

    @Test
    void darkAndBrightSidesMakeTheWhole() {
        Volume v = volume((x, y, z) -> 3 * x + y, ValueType.F32);
        try (Outcome bright = run("segment.threshold", Map.of("method", "triangle"), v);
                Outcome dark = run("segment.threshold", Map.of("method", "triangle", "dark", "true"), v)) {
            assertThat(bright.quantity("mask.voxels") + dark.quantity("mask.voxels"))
                    .isEqualTo(SIZE.voxels());
            assertThat(Lattice.of(bright.volumes().get("mask")).dzUm()).isEqualTo(2);
        }
    }
}
