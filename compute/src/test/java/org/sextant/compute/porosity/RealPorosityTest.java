// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.assertj.core.data.Percentage;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Real volumes have the fractions, surfaces, percolation and tortuosity that other programs publish for them. */
class RealPorosityTest {
    private static final double ELECTRODE_UM = 0.390625;

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    private <P extends Record> Outcome run(Operation<P> op, String slot, Volume v, Map<String, String> p) {
        return op.run(Inputs.of(slot, v), ParameterSchema.of(op.parameters()).parse(p), ExecutionContext.of(work));
    }

    private static Volume phase(byte[][] planes, int n, double voxelUm, int from, int to) {
        Mask m = Mask.zero(new Lattice(n, n, n, voxelUm, voxelUm, voxelUm));
        for (int z = 0; z < n; z++) {
            for (int i = 0; i < n * n; i++) {
                int v = planes[z][i] & 0xff;
                m.planes()[z][i] = (byte) (v >= from && v <= to ? 1 : 0);
            }
        }
        return VoxelVolume.of(
                "phase",
                m,
                VoxelGrid.of(new FrameId("scan"), new Size3(n, n, n), new Vector3d(voxelUm), new Vector3d()));
    }

    /** TauFactor's electrode: pore 0, active material 85, binder 170. */
    @Test
    void theElectrodesPhasesHaveTheirFractionsSurfacesAndPercolation() throws IOException {
        byte[][] planes = pages(RealData.file("porous_electrode_labels/electrode.tiff"));
        int[] labels = {0, 85, 170};
        long[] voxels = {7_548_361, 6_718_710, 2_510_145};
        double[] fraction = {0.44991737604, 0.40046632290, 0.14961630106};
        double[] surfacePerM = {785502.47, 374027.56, 876099.55};
        double[][] percolating = {{0.9989, 0.9995, 0.9996}, {0.9611, 0.9612, 0.9612}, {0.9740, 0.9915, 0.9936}};
        int[] neighbours = {6, 18, 26};
        for (int k = 0; k < 3; k++) {
            Volume v = phase(planes, 256, ELECTRODE_UM, labels[k], labels[k]);
            Outcome porosity = run(new PorosityOperation(), "pores", v, Map.of());
            assertThat(Math.round(porosity.quantity("porosity.total") * 256 * 256 * 256))
                    .isEqualTo(voxels[k]);
            assertThat(porosity.quantity("porosity.total")).isCloseTo(fraction[k], within(5e-12));
            assertThat(porosity.quantity("porosity.surface") * 1e6).isCloseTo(surfacePerM[k], within(5e-3));
            for (int c = 0; c < 3; c++) {
                Outcome sides = run(new PercolationOperation(), "phase", v, Map.of("neighbours", "" + neighbours[c]));
                assertThat(sides.quantity("percolating.x")).isCloseTo(percolating[k][c], within(5.1e-5));
            }
        }
    }

    @Test
    void theElectrodesPoresHaveTheTortuosityOfTauFactor() throws IOException {
        byte[][] planes = pages(RealData.file("porous_electrode_labels/electrode.tiff"));
        Outcome out =
                run(new TortuosityOperation(), "phase", phase(planes, 256, ELECTRODE_UM, 0, 0), Map.of("axis", "z"));
        assertThat(out.quantity("tortuosity.z")).isCloseTo(2.0776, Percentage.withPercentage(0.05));
        assertThat(out.quantity("diffusivity.z")).isCloseTo(0.2166, Percentage.withPercentage(0.05));
    }

    /** PuMA's FiberForm: fibres 90 … 255, voxels of 1.3 µm. */
    @Test
    void fiberFormHasTheFractionAndTortuosityOfPuma() throws IOException {
        byte[][] planes = pages(RealData.file("porous_fiberform/100_fiberform.tif"));
        Outcome solid = run(new PorosityOperation(), "pores", phase(planes, 100, 1.3, 90, 255), Map.of());
        assertThat(solid.quantity("porosity.total")).isEqualTo(0.16714);
        Outcome out = run(new TortuosityOperation(), "phase", phase(planes, 100, 1.3, 0, 89), Map.of("axis", "x"));
        assertThat(out.quantity("tortuosity.x")).isCloseTo(1.31335, Percentage.withPercentage(0.1));
        assertThat(out.quantity("diffusivity.x")).isCloseTo(0.63415, Percentage.withPercentage(0.1));
    }

    /** Pages of 8 bits, plain or deflated, in strips. */
    private static byte[][] pages(Path file) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(file));
        b.order(b.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        List<byte[]> pages = new ArrayList<>();
        for (int at = b.getInt(4); at != 0; ) {
            Map<Integer, int[]> tags = tags(b, at);
            pages.add(page(b, tags));
            at = b.getInt(at + 2 + 12 * (b.getShort(at) & 0xffff));
        }
        return pages.toArray(byte[][]::new);
    }

    private static byte[] page(ByteBuffer b, Map<Integer, int[]> tags) throws IOException {
        byte[] out = new byte[tags.get(256)[0] * tags.get(257)[0]];
        int[] offsets = tags.get(273);
        int[] sizes = tags.get(279);
        boolean plain = tags.getOrDefault(259, new int[] {1})[0] == 1;
        int used = 0;
        for (int s = 0; s < offsets.length; s++) {
            if (plain) {
                b.duplicate().position(offsets[s]).get(out, used, sizes[s]);
                used += sizes[s];
            } else {
                Inflater inflater = new Inflater();
                inflater.setInput(b.array(), offsets[s], sizes[s]);
                try {
                    used += inflater.inflate(out, used, out.length - used);
                } catch (DataFormatException e) {
                    throw new IOException("strip " + s + " does not inflate", e);
                } finally {
                    inflater.end();
                }
            }
        }
        return out;
    }

    private static Map<Integer, int[]> tags(ByteBuffer b, int at) {
        Map<Integer, int[]> tags = new HashMap<>();
        for (int e = 0; e < (b.getShort(at) & 0xffff); e++) {
            int entry = at + 2 + 12 * e;
            int type = b.getShort(entry + 2);
            int count = b.getInt(entry + 4);
            if (type != 3 && type != 4) {
                continue;
            }
            int bytes = type == 3 ? 2 : 4;
            int from = count * bytes > 4 ? b.getInt(entry + 8) : entry + 8;
            int[] values = new int[count];
            for (int i = 0; i < count; i++) {
                values[i] = type == 3 ? b.getShort(from + 2 * i) & 0xffff : b.getInt(from + 4 * i);
            }
            tags.put(b.getShort(entry) & 0xffff, values);
        }
        return tags;
    }
}
