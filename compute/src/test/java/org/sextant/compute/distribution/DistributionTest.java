// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Histograms count what is there; fits give back what samples were drawn from, with honest errors. */
class DistributionTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);

    private <P extends Record> Outcome run(Operation<P> op, Inputs inputs, Map<String, String> parameters) {
        return op.run(inputs, ParameterSchema.of(op.parameters()).parse(parameters), ExecutionContext.of(work));
    }

    private static Inputs table(String slot, Column... columns) {
        return new Inputs(Map.of(), Map.of(slot, new Table("test", List.of(columns))));
    }

    private static Volume volume(Lattice l, FloatVoxels v) {
        return VoxelVolume.of(
                "v",
                v,
                VoxelGrid.of(
                        new FrameId("s"),
                        new Size3(l.nx(), l.ny(), l.nz()),
                        new Vector3d(l.dxUm(), l.dyUm(), l.dzUm()),
                        new Vector3d()),
                "um");
    }

    @Test
    void voxelsAreCountedWithMomentsAndQuantiles() {
        Lattice l = new Lattice(10, 9, 7, 0.5, 0.5, 0.5);
        FloatVoxels v = FloatVoxels.zero(l);
        Mask in = Mask.zero(l);
        Random random = new Random(2);
        double[] kept = new double[(int) l.voxels()];
        int n = 0;
        for (int z = 0; z < l.nz(); z++) {
            for (int i = 0; i < l.plane(); i++) {
                v.planes()[z][i] = random.nextInt(5) == 0 ? 0 : random.nextInt(40) * 0.25f;
                in.planes()[z][i] = (byte) random.nextInt(2);
                if (v.planes()[z][i] > 0 && in.planes()[z][i] != 0) {
                    kept[n++] = v.planes()[z][i];
                }
            }
        }
        double[] values = Arrays.copyOf(kept, n);
        Arrays.sort(values);
        Volume thickness = volume(l, v);
        Inputs inputs =
                new Inputs(Map.of("volume", thickness, "mask", VoxelVolume.of("m", in, thickness.grid())), Map.of());
        Outcome out =
                run(new HistogramOperation(), inputs, Map.of("count", "10", "range", "0,10", "resolution", "1500nm"));
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(out.quantity("distribution.values")).isEqualTo(n);
        assertThat(out.quantity("distribution.mean")).isCloseTo(mean, within(1e-12));
        assertThat(out.quantity("distribution.sd")).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(out.quantity("distribution.q50")).isEqualTo(values[(n + 1) / 2 - 1]);
        assertThat(out.quantity("distribution.unresolved"))
                .isCloseTo(Arrays.stream(values).filter(x -> x < 1.5).count() / (double) n, within(1e-12));
        Table t = out.tables().get(0);
        for (int bin = 0; bin < 10; bin++) {
            int from = bin;
            assertThat(t.column("weight").get(bin))
                    .isEqualTo(Arrays.stream(values)
                            .filter(x -> x >= from && x < from + 1)
                            .count());
        }
        assertThat(t.column("resolved").values()).containsExactly(0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(t.column("cumulative").get(9)).isCloseTo(1, within(1e-12));
        assertThat(t.column("from").unit()).isEqualTo("um");
    }

    @Test
    void aVolumeWithMillionsOfValuesIsCountedToFourteenDigits() {
        Lattice l = Lattice.of(1024, 1024, 3);
        FloatVoxels v = FloatVoxels.zero(l);
        Random random = new Random(4);
        double sum = 0;
        for (float[] plane : v.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = 1 + random.nextFloat();
                sum += plane[i];
            }
        }
        Outcome out = run(new HistogramOperation(), Inputs.of("volume", volume(l, v)), Map.of());
        assertThat(out.notices()).anyMatch(n -> n.contains("3 parts in 100,000"));
        assertThat(out.quantity("distribution.mean")).isCloseTo(sum / l.voxels(), within(3e-5));
        assertThat(out.quantity("distribution.values")).isEqualTo(l.voxels());
    }

    @Test
    void weightsMakeNumbersOutOfVolumesAndBack() {
        Lattice l = Lattice.of(6, 6, 6);
        FloatVoxels v = FloatVoxels.zero(l);
        // 27 voxels of a ball's diameter 3, 8 of 2: voxels over the balls' volumes.
        for (int i = 0; i < 35; i++) {
            v.planes()[i / 36][i % 36] = i < 27 ? 3 : 2;
        }
        Outcome number = run(new HistogramOperation(), Inputs.of("volume", volume(l, v)), Map.of("weight", "number"));
        double balls3 = 27 / (Math.PI / 6 * 27);
        double balls2 = 8 / (Math.PI / 6 * 8);
        assertThat(number.quantity("distribution.values")).isCloseTo(balls3 + balls2, within(1e-9));
        assertThat(number.quantity("distribution.mean")).isCloseTo(2.5, within(1e-9));
        Column esd = new Column("esd", "um", new double[] {2, 3, 0});
        Column volume = new Column("volume", "um^3", new double[] {10, 30, 99});
        Outcome weighted =
                run(new HistogramOperation(), table("data", esd, volume), Map.of("column", "esd", "weight", "volume"));
        assertThat(weighted.quantity("distribution.mean")).isCloseTo((2 * 10 + 3 * 30) / 40.0, within(1e-12));
        Outcome cubes = run(new HistogramOperation(), table("data", esd), Map.of("column", "esd", "weight", "volume"));
        assertThat(cubes.quantity("distribution.mean")).isCloseTo((2 * 8 + 3 * 27) / 35.0, within(1e-12));
    }

    private static double[] drawn(DistributionModel model, double first, double second, int n, Random random) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = switch (model) {
                case NORMAL -> first + second * random.nextGaussian();
                case LOGNORMAL -> Math.exp(first + second * random.nextGaussian());
                case WEIBULL -> first * Math.pow(-Math.log(1 - random.nextDouble()), 1 / second);
            };
        }
        return x;
    }

    /** Many samples: their fits scatter about the truth by the error that each states. */
    @Test
    void fitsGiveBackWhatWasDrawnWithHonestErrors() {
        for (DistributionModel model : DistributionModel.values()) {
            double[] truth = model == DistributionModel.LOGNORMAL
                    ? new double[] {1.2, 0.4}
                    : model == DistributionModel.NORMAL ? new double[] {9, 1.5} : new double[] {5, 2.2};
            Random random = new Random(13);
            int trials = 60;
            double[] pull = new double[2];
            double[] bias = new double[2];
            for (int t = 0; t < trials; t++) {
                double[] x = drawn(model, truth[0], truth[1], 4000, random);
                Outcome out = run(
                        new FitOperation(),
                        table("data", new Column("d", "um", x)),
                        Map.of("column", "d", "model", model.label(), "count", "40"));
                for (int k = 0; k < 2; k++) {
                    int at = 1 + k;
                    double off = out.quantities().get(at).value() - truth[k];
                    double error = out.quantities().get(at).error();
                    pull[k] += off * off / (error * error) / trials;
                    bias[k] += off / error / trials;
                }
            }
            for (int k = 0; k < 2; k++) {
                // Mean square of 60 pulls: 1 ± √(2/60) if errors are honest; bins of few counts cost a little.
                assertThat(Math.sqrt(pull[k])).as("%s %d", model, k).isBetween(0.7, 1.4);
                assertThat(Math.abs(bias[k])).as("%s %d", model, k).isLessThan(0.7);
            }
        }
    }

    @Test
    void theModeOfALogNormalIsThatOfItsFormulaWithItsError() {
        Random random = new Random(5);
        double[] x = drawn(DistributionModel.LOGNORMAL, Math.log(6), 0.5, 20_000, random);
        Outcome out = run(
                new FitOperation(),
                table("data", new Column("d", "um", x)),
                Map.of("column", "d", "bins", "log", "resolution", "2um"));
        var mode = out.quantities().stream()
                .filter(q -> q.name().equals("fit.mode"))
                .findFirst()
                .orElseThrow();
        assertThat(mode.value()).isCloseTo(6 * Math.exp(-0.25), within(4 * mode.error()));
        assertThat(mode.error()).isPositive().isLessThan(0.1);
        assertThat(mode.unit()).isEqualTo("um");
        assertThat(out.quantity("fit.mean")).isCloseTo(6 * Math.exp(0.125), within(0.1));
    }

    @Test
    void twoPeaksAreToldApart() {
        Random random = new Random(8);
        double[] a = drawn(DistributionModel.LOGNORMAL, Math.log(2), 0.2, 12_000, random);
        double[] b = drawn(DistributionModel.LOGNORMAL, Math.log(7), 0.15, 8_000, random);
        double[] x = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, x, a.length, b.length);
        Outcome out = run(
                new FitOperation(),
                table("data", new Column("d", "um", x)),
                Map.of("column", "d", "peaks", "2", "count", "80"));
        assertThat(out.quantity("fit.1.share")).isCloseTo(0.6, within(0.02));
        assertThat(out.quantity("fit.2.share")).isCloseTo(0.4, within(0.02));
        assertThat(out.quantity("fit.1.mu")).isCloseTo(Math.log(2), within(0.02));
        assertThat(out.quantity("fit.2.mode")).isCloseTo(7 * Math.exp(-0.0225), within(0.1));
        assertThat(out.quantity("fit.explained")).isGreaterThan(0.97);
    }

    @Test
    void aHistogramCanBeFittedAgainFromItsTable() {
        double[] x = drawn(DistributionModel.NORMAL, 20, 3, 5000, new Random(3));
        Column c = new Column("d", "um", x);
        Table bins = run(new HistogramOperation(), table("data", c), Map.of("column", "d"))
                .tables()
                .get(0);
        Outcome direct = run(new FitOperation(), table("data", c), Map.of("column", "d", "model", "normal"));
        Outcome again = run(new FitOperation(), new Inputs(Map.of(), Map.of("data", bins)), Map.of("model", "normal"));
        assertThat(again.quantity("fit.mu")).isCloseTo(direct.quantity("fit.mu"), within(1e-9));
    }

    @Test
    void distancesAreTheLargestDifferencesOfCumulativeShares() {
        Random random = new Random(7);
        double[] a = drawn(DistributionModel.NORMAL, 5, 1, 300, random);
        double[] b = drawn(DistributionModel.NORMAL, 5.5, 1.4, 200, random);
        Table ta = new Table("a", List.of(new Column("d", "um", a)));
        Table tb = new Table("b", List.of(new Column("d", "um", b)));
        Outcome out = run(
                new CompareOperation(),
                new Inputs(Map.of(), Map.of("first", ta, "second", tb, "third", ta)),
                Map.of("column", "d"));
        double most = 0;
        for (double[] at : new double[][] {a, b}) {
            for (double v : at) {
                double fa = Arrays.stream(a).filter(x -> x <= v).count() / 300.0;
                double fb = Arrays.stream(b).filter(x -> x <= v).count() / 200.0;
                most = Math.max(most, Math.abs(fa - fb));
            }
        }
        assertThat(out.quantity("ks.first.second")).isCloseTo(most, within(1e-12));
        assertThat(out.quantity("ks.first.third")).isZero();
        assertThat(out.tables().get(0).column("cumulative.second").values()).endsWith(1);
    }

    @Test
    void porosimetryBecomesADistributionInMicrometres() {
        // Falling sizes, as mercury intrudes: 100 nm … 10 nm, with cumulative volume.
        Column size = new Column("D", "nm", new double[] {100, 50, 20, 10});
        Column cumulative = new Column("V", "mL/g", new double[] {0, 0.1, 0.4, 0.5});
        Outcome out = run(
                new ImportOperation(),
                table("data", size, cumulative),
                Map.of("size", "D", "volume", "V", "amount", "cumulative"));
        Table t = out.tables().get(0);
        assertThat(t.column("from").values()).containsExactly(0.01, 0.02, 0.05);
        assertThat(t.column("share").get(0)).isCloseTo(0.2, within(1e-12));
        assertThat(t.column("share").get(1)).isCloseTo(0.6, within(1e-12));
        Outcome steps = run(
                new ImportOperation(),
                table("data", size, new Column("V", "mL/g", new double[] {0, 0.1, 0.3, 0.1})),
                Map.of("size", "D", "volume", "V"));
        assertThat(steps.tables().get(0).column("share").values())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(t.column("share").values());
        assertThat(run(
                                new CompareOperation(),
                                new Inputs(
                                        Map.of(),
                                        Map.of(
                                                "first",
                                                t,
                                                "second",
                                                steps.tables().get(0))),
                                Map.of())
                        .quantity("ks.first.second"))
                .isLessThan(1e-12);
        // Washburn: 0.485 N/m, 130°: 1 MPa enters pores of 1.247 µm.
        Column pressure = new Column("p", "MPa", new double[] {1, 2});
        Outcome mercury = run(
                new ImportOperation(),
                table("data", pressure, new Column("V", "", new double[] {0, 1})),
                Map.of("size", "p", "volume", "V", "kind", "pressure"));
        assertThat(mercury.tables().get(0).column("to").get(0)).isCloseTo(1.2470, within(1e-4));
    }

    @Test
    void whatCannotBeDistributedIsSaid() {
        Column d = new Column("d", "um", new double[] {1, 1, 1});
        assertThat(run(new HistogramOperation(), table("data", d), Map.of("column", "d"))
                        .quantity("distribution.sd"))
                .isZero();
        assertThatThrownBy(() -> run(new HistogramOperation(), table("data", d), Map.of()))
                .hasMessageContaining("--column is missing");
        assertThatThrownBy(() -> run(new HistogramOperation(), new Inputs(Map.of(), Map.of()), Map.of()))
                .hasMessageContaining("either");
        assertThatThrownBy(() -> run(
                        new HistogramOperation(),
                        table("data", new Column("d", "", new double[] {2})),
                        Map.of("column", "d", "resolution", "1um")))
                .hasMessageContaining("no length");
        assertThatThrownBy(() ->
                        run(new FitOperation(), table("data", d), Map.of("column", "d", "peaks", "8", "count", "20")))
                .hasMessageContaining("fewer peaks");
        assertThatThrownBy(() -> run(
                        new HistogramOperation(),
                        table("data", new Column("d", "", new double[] {-1})),
                        Map.of("column", "d")))
                .hasMessageContaining("holds no value");
        assertThat(Operations.installed().all())
                .extracting(o -> o.info().id())
                .contains("distribution.histogram", "distribution.fit", "distribution.compare", "distribution.import");
    }
}
