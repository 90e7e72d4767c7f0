// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.joml.Vector3d;
import org.sextant.compute.operation.Citation;
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
import org.sextant.compute.resolution.LineSpread.Edge;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.length.Length;

/** The width of edges along lines. */
public final class LinespreadOperation implements Operation<LinespreadOperation.Lines> {
    private static final String VOLUME = "volume";
    private static final String MASK = "mask";
    /** Places that are tried for each profile that is wanted. */
    private static final int TRIES = 20;

    /** Where edges are looked for. */
    public record Lines(
            @Parameter(
                    help = "Lines across edges in the volume's frame: x,y,z of begin and end, six numbers a line;"
                            + " if none is given, edges are found on the surface of the mask or level.",
                    unit = "um")
            List<Double> line,

            @Parameter(help = "Profiles that are wanted on the surface.", preset = "100", min = 1, max = 100000)
            int profiles,

            @Parameter(
                    help = "How far a profile reaches to both sides of the surface; 8 voxels if not given.",
                    min = 1e-9)
            Optional<Length> reach,

            @Parameter(
                    help = "Share of a profile's variance that its Gaussian must explain to count.",
                    preset = "0.8",
                    min = 0,
                    max = 1)
            double explained,

            @Parameter(
                    help = "Value at which the surface lies if no mask is given; half way between both sides if"
                            + " not given.")
            Optional<Double> level) {
        public Lines {
            if (line.size() % 6 != 0) {
                throw new SextantException(
                        "--line takes six numbers for each line (x,y,z of its begin and its end, um)," + " not "
                                + line.size());
            }
        }
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "linespread",
                1,
                "Resolution by the width of edges",
                "Reads profiles across edges (cubic interpolation, half a voxel apart), fits a Gaussian to their"
                        + " differences and gives its full width at half maximum, in um and in voxels along the profile,"
                        + " as the mean over the profiles with its standard error. Profiles are the lines given, or lie at"
                        + " random places of a surface, along its direction.",
                List.of(
                        InputSlot.required(VOLUME, Kind.GREY, "Values."),
                        InputSlot.optional(MASK, Kind.MASK, "Segmentation on the same voxels, for places of edges.")),
                List.of(),
                List.of(new Citation("Keys 1981, Cubic convolution interpolation", "10.1109/TASSP.1981.1163711")));
    }

    @Override
    public Class<Lines> parameters() {
        return Lines.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Lines p) {
        double voxels = inputs.volume(VOLUME).size().voxels();
        return new Estimate((long) (voxels * (p.line.isEmpty() ? 14 : 5)) + (64L << 20), voxels * 1e-7);
    }

    @Override
    public Outcome run(Inputs inputs, Lines p, ExecutionContext context) {
        Volume volume = inputs.volume(VOLUME);
        estimate(inputs, p).check("the line spread of " + volume.source());
        WorkContext work = context.work();
        FloatVoxels values = VoxelReader.of(volume, work).floats();
        List<Edge> edges = new ArrayList<>();
        int tried = p.line.isEmpty()
                ? onSurface(inputs, p, values, new Random(context.seed()), edges, work)
                : onLines(volume, p, values, edges);
        if (edges.isEmpty()) {
            throw new SextantException("of " + tried + " profiles in " + volume.source()
                    + " none looks like an edge (a Gaussian explains less than " + p.explained
                    + " of its differences, or is wider than half of the profile); pick lines with --line, or change"
                    + " --reach, --level or --explained");
        }
        Outcome outcome = outcome(edges, volume);
        return tried == edges.size()
                ? outcome
                : outcome.withNotice((tried - edges.size()) + " of " + tried
                        + " profiles were left out: they leave the volume or do not look like an edge");
    }

    private static int onLines(Volume volume, Lines p, FloatVoxels values, List<Edge> edges) {
        Lattice l = values.lattice();
        Affine3 toIndex = volume.grid().indexToFrame().inverse();
        LineSpread spread = new LineSpread(values);
        Vector3d um = new Vector3d(l.dxUm(), l.dyUm(), l.dzUm());
        for (int i = 0; i < p.line.size(); i += 6) {
            Vector3d from = toIndex.apply(new Vector3d(p.line.get(i), p.line.get(i + 1), p.line.get(i + 2)))
                    .mul(um);
            Vector3d to = toIndex.apply(new Vector3d(p.line.get(i + 3), p.line.get(i + 4), p.line.get(i + 5)))
                    .mul(um);
            if (!spread.holds(from, to)) {
                throw new SextantException("line " + (i / 6 + 1) + " " + p.line.subList(i, i + 6) + " um leaves "
                        + volume.source() + ", which spans "
                        + volume.grid().boundsUm().minUm() + " to "
                        + volume.grid().boundsUm().maxUm() + " um");
            }
            keep(spread.along(from, to), p, edges);
        }
        return p.line.size() / 6;
    }

    private static int onSurface(
            Inputs inputs, Lines p, FloatVoxels values, Random random, List<Edge> edges, WorkContext work) {
        String source = inputs.volume(VOLUME).source();
        IsoSurface surface = new SurfaceChoice(inputs.find(MASK), p.level, 1).in(values, source, work);
        Lattice l = values.lattice();
        double reachUm = p.reach.map(Length::um).orElse(8 * Math.min(l.dxUm(), Math.min(l.dyUm(), l.dzUm())));
        LineSpread spread = new LineSpread(values);
        long[] first = new long[l.nz() + 1];
        for (int z = 0; z < l.nz(); z++) {
            first[z + 1] = first[z] + surface.countAt(z);
        }
        int tried = 0;
        while (edges.size() < p.profiles && tried < (long) TRIES * p.profiles) {
            work.checkCancelled("fitting edges");
            tried++;
            long pick = (long) (random.nextDouble() * surface.count());
            int z = 0;
            while (first[z + 1] <= pick) {
                z++;
            }
            int point = (int) (pick - first[z]);
            Vector3d at = new Vector3d(surface.um(z, point, 0), surface.um(z, point, 1), surface.um(z, point, 2));
            Vector3d n =
                    new Vector3d(surface.normal(z, point, 0), surface.normal(z, point, 1), surface.normal(z, point, 2));
            Vector3d from = n.mul(-reachUm, new Vector3d()).add(at);
            Vector3d to = n.mul(reachUm, new Vector3d()).add(at);
            if (spread.holds(from, to)) {
                keep(spread.along(from, to), p, edges);
            }
        }
        return tried;
    }

    private static void keep(Edge e, Lines p, List<Edge> edges) {
        if (e.fwhmUm() > 0 && e.explained() >= p.explained) {
            edges.add(e);
        }
    }

    private static Outcome outcome(List<Edge> edges, Volume volume) {
        Lattice l = Lattice.of(volume);
        Affine3 toFrame = volume.grid().indexToFrame();
        Vector3d um = new Vector3d(l.dxUm(), l.dyUm(), l.dzUm());
        List<Column> columns = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            int k = axis;
            columns.add(column(
                    "xyz".charAt(axis) + "",
                    "um",
                    edges,
                    e -> toFrame.apply(e.atUm().div(um, new Vector3d())).get(k)));
        }
        columns.add(column("fwhm", "um", edges, Edge::fwhmUm));
        columns.add(column("fwhm.voxels", "voxel", edges, Edge::fwhmVoxels));
        columns.add(column("explained", "", edges, Edge::explained));
        Table table = new Table("linespread", columns);
        List<Quantity> found = new ArrayList<>();
        found.add(Quantity.of("linespread.profiles", edges.size(), ""));
        addMean(found, table.column("fwhm"), "linespread.fwhm");
        addMean(found, table.column("fwhm.voxels"), "linespread.fwhm.voxels");
        return new Outcome(Map.of(), List.of(table), found, List.of());
    }

    private static Column column(String name, String unit, List<Edge> edges, ToDoubleFunction<Edge> value) {
        return new Column(name, unit, edges.stream().mapToDouble(value).toArray());
    }

    private static void addMean(List<Quantity> found, Column c, String name) {
        int n = c.values().length;
        double mean = 0;
        for (double v : c.values()) {
            mean += v / n;
        }
        double squares = 0;
        for (double v : c.values()) {
            squares += (v - mean) * (v - mean);
        }
        double sd = Math.sqrt(squares / (n - 1));
        found.add(new Quantity(name, mean, c.unit(), sd / Math.sqrt(n)));
        found.add(Quantity.of(name + ".sd", sd, c.unit()));
    }
}
