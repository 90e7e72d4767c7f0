// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sextant.compute.object.LabelPlanes;
import org.sextant.compute.object.ObjectTable;
import org.sextant.compute.object.PoreSpaces;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/** Porosity of a sample: in all, by depth, and what of it is closed. */
public final class PorosityOperation implements Operation<PorosityOperation.Pores> {
    private static final String PORES = "pores";
    private static final String SAMPLE = "sample";

    /** How pores are told closed, and how depths are cut. */
    public record Pores(
            @Parameter(
                    help =
                            "Which neighbours connect pores, and pores to the outside: 6, 18 or 26. 6 cuts narrow throats,"
                                    + " 26 opens pores that touch by a corner.",
                    preset = "18",
                    min = 6,
                    max = 26)
            int neighbours,

            @Parameter(help = "Thickness of the layers of equal depth; a voxel if not given.", min = 1e-9)
            Optional<Length> layer,

            @Parameter(help = "Resolution of the scan: the share of the closed pores that are smaller is told.")
            Optional<Length> resolution) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "porosity",
                1,
                "Porosity of a sample, by depth below its surface, and its closed pores",
                "porosity.total is pores over sample, pores included. A pore is closed if it reaches neither the outside of"
                        + " the sample nor the border of the volume; porosity.closed.share is their part of the pore volume."
                        + " The table of closed pores has one row each with its volume and equivalent diameter. Depth is"
                        + " the exact distance to the nearest voxel centre outside of the sample; it needs the sample."
                        + " porosity.surface is the area of voxel faces between pores and solid over the sample's volume."
                        + " For each particle see particles.",
                List.of(
                        InputSlot.required(PORES, Kind.MASK, "Pores."),
                        InputSlot.optional(
                                SAMPLE,
                                Kind.MASK,
                                "Sample, pores included (labels of particles do); all of the volume if"
                                        + " not given.")),
                List.of(),
                List.of());
    }

    @Override
    public Class<Pores> parameters() {
        return Pores.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Pores p) {
        double voxels = inputs.volume(PORES).size().voxels();
        double perVoxel = inputs.find(SAMPLE).isPresent() ? 8 : 3;
        return new Estimate((long) (voxels * perVoxel) + (64L << 20), voxels * 1e-7);
    }

    @Override
    public Outcome run(Inputs inputs, Pores p, ExecutionContext context) {
        Volume pores = inputs.volume(PORES);
        Optional<Volume> sample = inputs.find(SAMPLE);
        if (sample.isPresent() && !sample.get().size().equals(pores.size())) {
            throw new SextantException(
                    sample.get().source() + " has " + sample.get().size() + " voxels, " + pores.source() + " has "
                            + pores.size() + "; both must lie on the same voxels");
        }
        estimate(inputs, p).check("the porosity of " + pores.source());
        WorkContext work = context.work();
        Lattice l = Lattice.of(pores);
        SamplePlanes planes = SamplePlanes.of(VoxelReader.of(pores, work), sample.map(s -> VoxelReader.of(s, work)));
        PoreCounts counts = PoreCounts.of(l, planes, work);
        if (counts.sampleVoxels() == 0) {
            throw new SextantException("the sample is empty; there is nothing to be porous");
        }
        PoreSpaces spaces = PoreSpaces.of(
                LabelPlanes.of(l, z -> inside(planes.plane(z))), z -> isPore(planes.plane(z)), p.neighbours, work);
        List<Quantity> found = new ArrayList<>();
        found.add(Quantity.of("porosity.total", (double) counts.poreVoxels() / counts.sampleVoxels(), ""));
        found.add(Quantity.of("porosity.surface", counts.wallUm2() / (counts.sampleVoxels() * l.voxelUm3()), "1/um"));
        found.add(Quantity.of("porosity.pores.count", spaces.count(), ""));
        Table closed = closed(spaces, l.voxelUm3());
        addClosed(found, closed, counts.poreVoxels() * l.voxelUm3(), p.resolution);
        List<Table> tables = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        if (sample.isPresent() && counts.sampleVoxels() < l.voxels()) {
            double voxelUm = Math.min(l.dxUm(), Math.min(l.dyUm(), l.dzUm()));
            tables.add(DepthProfile.of(l, planes, p.layer.map(Length::um).orElse(voxelUm), work));
        } else {
            notices.add("no depths: the sample fills the volume, so that its surface is not seen");
        }
        tables.add(closed);
        return new Outcome(Map.of(), tables, found, notices);
    }

    private static int[] inside(byte[] plane) {
        int[] out = new int[plane.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = plane[i] == SamplePlanes.OUTSIDE ? 0 : 1;
        }
        return out;
    }

    private static byte[] isPore(byte[] plane) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (byte) (plane[i] == SamplePlanes.PORE ? 1 : 0);
        }
        return plane;
    }

    private static Table closed(PoreSpaces spaces, double voxelUm3) {
        double[] voxels = new double[spaces.count()];
        int n = 0;
        for (int pore = 0; pore < spaces.count(); pore++) {
            if (spaces.isClosed(pore)) {
                voxels[n++] = spaces.voxels(pore);
            }
        }
        double[] kept = Arrays.copyOf(voxels, n);
        double[] volume = new double[n];
        double[] esd = new double[n];
        for (int i = 0; i < n; i++) {
            volume[i] = kept[i] * voxelUm3;
            esd[i] = ObjectTable.esdUm(volume[i]);
        }
        return new Table(
                "closed pores",
                List.of(
                        new Column("voxels", "", kept),
                        new Column("volume", "um^3", volume),
                        new Column("esd", "um", esd)));
    }

    private static void addClosed(List<Quantity> found, Table closed, double poresUm3, Optional<Length> resolution) {
        int n = closed.rows();
        double volume = 0;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            volume += closed.column("volume").get(i);
            mean += closed.column("esd").get(i) / n;
        }
        found.add(Quantity.of("porosity.closed.share", poresUm3 > 0 ? volume / poresUm3 : 0, ""));
        found.add(Quantity.of("porosity.closed.count", n, ""));
        if (n > 0) {
            double squares = 0;
            double below = 0;
            for (double esd : closed.column("esd").values()) {
                squares += (esd - mean) * (esd - mean);
                below += resolution.isPresent() && esd < resolution.get().um() ? 1 : 0;
            }
            double sd = Math.sqrt(squares / (n - 1));
            found.add(new Quantity("porosity.closed.esd.mean", mean, "um", sd / Math.sqrt(n)));
            found.add(Quantity.of("porosity.closed.esd.sd", sd, "um"));
            if (resolution.isPresent()) {
                found.add(Quantity.of("porosity.closed.unresolved", below / n, ""));
            }
        }
    }
}
