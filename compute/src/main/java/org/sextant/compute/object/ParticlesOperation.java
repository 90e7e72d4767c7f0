// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
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
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.Length;

/** One row for each object of a label volume. */
public final class ParticlesOperation implements Operation<ParticlesOperation.Particles> {
    private static final String LABELS = "labels";
    private static final String GREY = "grey";
    private static final String PORES = "pores";
    private static final String THICKNESS = "thickness";
    private static final String SAMPLE = "sample";

    /** What of the objects is wanted, and how it is written. */
    public record Particles(
            @Parameter(
                    help = "Names of the columns: our own, or those of scikit-image or MorphoLibJ where they mean"
                            + " the same.",
                    preset = "sextant")
            ColumnNaming names,

            @Parameter(
                    help = "All columns, or only size, place and box, which takes one look at each voxel.",
                    preset = "all")
            Measure measure,

            @Parameter(help = "Whether objects that touch the border of the volume are kept.", preset = "keep")
            CutObjects border,

            @Parameter(help = "Objects of a smaller equivalent diameter are left out.", preset = "0um", min = 0)
            Length leastEsd,

            @Parameter(
                    help =
                            "Which neighbours connect pores, and pores to the outside: 6, 18 or 26. 6 cuts narrow throats,"
                                    + " 26 opens pores that touch by a corner.",
                    preset = "18",
                    min = 6,
                    max = 26)
            int neighbours,

            @Parameter(help = "Width of the bins that the mode of the thickness is found with; a voxel if not given.")
            Optional<Length> thicknessBin) {
        public Particles {
            if (neighbours != 6 && neighbours != 18 && neighbours != 26) {
                throw new SextantException(
                        "--neighbours must be 6 (faces), 18 (edges too) or 26 (corners too), not " + neighbours);
            }
        }
    }

    /** How much is measured. */
    public enum Measure {
        ALL,
        SIZE
    }

    /** What becomes of objects that are cut off. */
    public enum CutObjects {
        KEEP,
        DROP
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "particles",
                1,
                "One row for each object: size, place, shape, surface, values, pores, thickness",
                "ESD is the diameter of the ball of the object's volume. Surface is that of marching cubes on the object's"
                        + " voxels (8 % too large for a ball of many voxels), surface.crofton counts crossings in 13"
                        + " directions (nearly without bias), surface.faces adds voxel faces. Sphericity is the surface of"
                        + " the ball of equal volume over surface.crofton. Axes are those of the ellipsoid of equal second"
                        + " moments. Feret is the largest distance between middles of outer voxel faces. Euler counts with"
                        + " 26 neighbours. Porosity is pore volume over volume, where pores are part of their object; a"
                        + " pore is closed if it reaches neither another label nor the border of the volume. Thickness"
                        + " counts where it is above 0. Depth is the exact distance of an object's voxels to the nearest"
                        + " voxel centre outside of the sample. Lengths are um in the frame of the labels.",
                List.of(
                        InputSlot.required(LABELS, Kind.LABELS, "Object numbers, pores included."),
                        InputSlot.optional(GREY, Kind.GREY, "Values to average, in any frame and scale placed here."),
                        InputSlot.optional(PORES, Kind.MASK, "Pores, on the voxels of the labels."),
                        InputSlot.optional(THICKNESS, Kind.GREY, "Local thickness in um, such as of the pores."),
                        InputSlot.optional(
                                SAMPLE, Kind.MASK, "Sample, on the voxels of the labels: depths below its surface.")),
                List.of(),
                List.of(
                        new Citation("Lorensen, Cline 1987, Marching cubes", "10.1145/37401.37422"),
                        new Citation(
                                "Lang, Ohser, Hilfer 2001, Surface area from 2x2x2 configurations",
                                "10.1046/j.1365-2818.2001.00909.x"),
                        new Citation("Legland, Kieu, Devaux 2007, Crofton's formula", "10.5566/ias.v26.p83-92")));
    }

    @Override
    public Class<Particles> parameters() {
        return Particles.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Particles p) {
        Volume labels = inputs.volume(LABELS);
        double voxels = labels.size().voxels();
        long plane = labels.size().x() * labels.size().y();
        long volumes = inputs.volumes().size();
        // Each thread holds a few planes of each volume; runs of pores are held whole, one for about eight voxels.
        long pores = inputs.find(PORES).isPresent() ? (long) (voxels / 8 * 20) : 0;
        long depth = inputs.find(SAMPLE).isPresent() ? (long) (voxels * 9) : 0;
        return new Estimate(64 * plane * volumes + pores + depth + (64L << 20), voxels * 4e-8 * volumes);
    }

    @Override
    public Outcome run(Inputs inputs, Particles p, ExecutionContext context) {
        WorkContext work = context.work();
        Volume labels = inputs.volume(LABELS);
        VoxelGrid grid = labels.grid();
        checkRightAngles(labels);
        estimate(inputs, p).check("measuring the objects of " + labels.source());
        LabelPlanes planes = LabelPlanes.of(labels, work);
        ObjectMoments moments = ObjectMoments.of(planes, work);
        ObjectColumns columns = new ObjectColumns(moments.rows());
        ShapeColumns shapes = new ShapeColumns(moments, grid);
        shapes.addSize(columns);
        if (p.measure == Measure.ALL) {
            shapes.addShape(columns, ObjectSurface.of(planes, work), FeretDiameter.of(planes, moments.rows(), work));
        }
        List<String> notices = new ArrayList<>();
        addGrey(inputs, planes, columns, notices, work);
        addPores(inputs, p, planes, columns, moments, work);
        addThickness(inputs, p, planes, columns, notices, work);
        addDepth(inputs, planes, columns, work);
        Table table = columns.table(
                "particles",
                (all, row) ->
                        (p.border == CutObjects.KEEP || all.column("border").get(row) == 0)
                                && all.column("esd").get(row) >= p.leastEsd.um());
        if (table.rows() == 0) {
            notices.add(labels.source() + " holds no object" + (columns.rows() > 0 ? " that is kept" : ""));
        }
        return new Outcome(Map.of(), List.of(p.names.apply(table)), summary(table), notices);
    }

    private static void checkRightAngles(Volume labels) {
        var a = labels.grid().indexToFrame().linear();
        Vector3d um = labels.grid().spacingUm();
        Vector3d x = a.getColumn(0, new Vector3d());
        Vector3d y = a.getColumn(1, new Vector3d());
        Vector3d z = a.getColumn(2, new Vector3d());
        double worst = Math.max(
                Math.abs(x.dot(y)) / (um.x * um.y),
                Math.max(Math.abs(x.dot(z)) / (um.x * um.z), Math.abs(y.dot(z)) / (um.y * um.z)));
        if (worst > 1e-6) {
            throw new SextantException("the voxel axes of " + labels.source() + " are not at right angles (cosine "
                    + worst + "); resample the volume first");
        }
    }

    private static void addGrey(
            Inputs inputs, LabelPlanes planes, ObjectColumns to, List<String> notices, WorkContext work) {
        Optional<Volume> grey = inputs.find(GREY);
        if (grey.isPresent()) {
            GreyRows rows = GreyRows.of(grey.get(), inputs.volume(LABELS).grid(), work);
            rows.notice().ifPresent(notices::add);
            ObjectGrey found = ObjectGrey.of(planes, rows, work);
            String unit = grey.get().scale().unit();
            to.add("grey.voxels", "", found::count);
            to.add("grey.mean", unit, found::mean);
            to.add("grey.sd", unit, found::standardDeviation);
            to.add("grey.min", unit, found::least);
            to.add("grey.max", unit, found::largest);
        }
    }

    private static void addPores(
            Inputs inputs, Particles p, LabelPlanes planes, ObjectColumns to, ObjectMoments moments, WorkContext work) {
        Optional<Volume> pores = inputs.find(PORES);
        if (pores.isEmpty()) {
            return;
        }
        checkSize(PORES, pores.get(), inputs);
        VoxelReader reader = VoxelReader.of(pores.get(), work);
        ObjectPores found = new ObjectPores(
                PoreSpaces.of(planes, z -> reader.maskPlane(z, VoxelReader.Rule.NOT_ZERO), p.neighbours, work));
        double voxelUm3 = planes.lattice().voxelUm3();
        to.add("pores.volume", "um^3", label -> voxelUm3 * found.voxels(label));
        to.add("porosity", "", label -> (double) found.voxels(label) / moments.get(label, ObjectMoments.COUNT));
        to.add("pores.count", "", found::count);
        to.add("pores.closed.volume", "um^3", label -> voxelUm3 * found.closedVoxels(label));
        to.add("pores.closed.count", "", found::closedCount);
        to.add("pores.closed.share", "", label -> (double) found.closedVoxels(label) / found.voxels(label));
    }

    private static void addThickness(
            Inputs inputs, Particles p, LabelPlanes planes, ObjectColumns to, List<String> notices, WorkContext work) {
        Optional<Volume> thickness = inputs.find(THICKNESS);
        if (thickness.isEmpty()) {
            return;
        }
        GreyRows rows = GreyRows.of(thickness.get(), inputs.volume(LABELS).grid(), work);
        rows.notice().ifPresent(notices::add);
        ObjectGrey mean = ObjectGrey.of(planes, z -> aboveZero(rows.plane(z)), work);
        Vector3d um = inputs.volume(LABELS).grid().spacingUm();
        double bin = p.thicknessBin.map(Length::um).orElse(um.get(um.minComponent()));
        ObjectMode mode = ObjectMode.of(planes, rows, bin, work);
        to.add("thickness.mean", "um", mean::mean);
        to.add("thickness.mode", "um", mode::mode);
    }

    private static void addDepth(Inputs inputs, LabelPlanes planes, ObjectColumns to, WorkContext work) {
        Optional<Volume> sample = inputs.find(SAMPLE);
        if (sample.isEmpty()) {
            return;
        }
        checkSize(SAMPLE, sample.get(), inputs);
        FloatVoxels um = new DistanceTransform(Border.OPEN, work)
                .inside(VoxelReader.of(sample.get(), work).mask(VoxelReader.Rule.NOT_ZERO))
                .um(work);
        ObjectGrey found = ObjectGrey.of(planes, z -> um.planes()[z], work);
        to.add("depth.min", "um", found::least);
        to.add("depth.mean", "um", found::mean);
        to.add("depth.max", "um", found::largest);
    }

    private static void checkSize(String slot, Volume volume, Inputs inputs) {
        if (!volume.size().equals(inputs.volume(LABELS).size())) {
            throw new SextantException(volume.source() + " has " + volume.size() + " voxels, the labels have "
                    + inputs.volume(LABELS).size() + "; " + slot + " is given on the voxels of the labels");
        }
    }

    private static float[] aboveZero(float[] values) {
        float[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] > 0 ? out[i] : Float.NaN;
        }
        return out;
    }

    /** Number of objects; mean and standard deviation over the objects, with the mean's standard error. */
    private static List<Quantity> summary(Table table) {
        List<Quantity> found = new ArrayList<>();
        found.add(Quantity.of("particles.count", table.rows(), ""));
        for (String name : List.of("esd", "volume", "porosity", "thickness.mean", "sphericity")) {
            Optional<Column> column = table.find(name);
            if (column.isPresent() && table.rows() > 0) {
                addMean(found, "particles." + name, column.get());
            }
        }
        return found;
    }

    private static void addMean(List<Quantity> found, String name, Column c) {
        double n = 0;
        double sum = 0;
        for (double v : c.values()) {
            n += Double.isNaN(v) ? 0 : 1;
            sum += Double.isNaN(v) ? 0 : v;
        }
        double mean = sum / n;
        double squares = 0;
        for (double v : c.values()) {
            squares += Double.isNaN(v) ? 0 : (v - mean) * (v - mean);
        }
        double sd = Math.sqrt(squares / (n - 1));
        found.add(new Quantity(name + ".mean", mean, c.unit(), sd / Math.sqrt(n)));
        found.add(Quantity.of(name + ".sd", sd, c.unit()));
    }
}
