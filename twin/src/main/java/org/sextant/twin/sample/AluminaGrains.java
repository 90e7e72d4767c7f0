// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.twin.material.Material;
import org.sextant.twin.material.MaterialTable;
import org.sextant.world.grid.Box3;

/**
 * The alumina samples of Blykers et al. in a tube 1.6 mm wide: rounded grains of 350 to 450 µm whose pores of 50 or of 150 nm
 * no scan resolves, mixed or one kind on top of the other, or two disks. Those of 150 nm have some pores of micrometres besides.
 * Both kinds have the same porosity, so that absorption does not tell them apart. The same seed gives the same sample.
 */
public final class AluminaGrains implements LabelledSample {
    /** How the two kinds lie. */
    public enum Arrangement {
        MIXED,
        SEPARATED,
        DISKS
    }

    /** Pores of nanometres in both kinds. */
    public static final double POROSITY = 0.38;

    private static final Material ALUMINA = MaterialTable.ALUMINA;
    private static final List<Material> MATERIALS =
            List.of(MaterialTable.AIR, named("alumina, pores of 50 nm"), named("alumina, pores of 150 nm"));
    private static final double DISK_HEIGHT_UM = 500;
    private static final double CELL_UM = 1.0;
    /** Grains are found from this far away; larger voxels look at all. */
    private static final double MARGIN_UM = 16;

    private static final FineProbe.Grain GRAIN = new FineProbe.Grain(2, 8);

    private final long seed;
    private final List<AluminaGrain> grains;
    private final List<SampleObject> objects;
    private final CoarsePores coarse;
    private final List<OverlappingSpheres> fine;
    private final double topUm;
    private final SphereIndex index;

    public AluminaGrains(long seed, Arrangement arrangement) {
        this.seed = seed;
        this.coarse = new CoarsePores(new SeededNumbers(seed, 23));
        this.fine = List.of(
                new OverlappingSpheres(AluminaGrain.Pores.NM50.diameterUm(), POROSITY, new SeededNumbers(seed, 21)),
                new OverlappingSpheres(AluminaGrain.Pores.NM150.diameterUm(), POROSITY, new SeededNumbers(seed, 22)));
        this.grains = arrangement == Arrangement.DISKS ? disks() : grains(seed, arrangement);
        this.objects = grains.stream().map(AluminaGrain::object).toList();
        this.topUm = grains.stream()
                .mapToDouble(g -> g.shape() instanceof AluminaGrain.Disk d
                        ? d.centreUm().z() + d.heightUm() / 2
                        : g.shape().centreUm().z() + g.shape().boundingRadiusUm())
                .max()
                .orElseThrow();
        this.index = new SphereIndex(boundsUm(), MARGIN_UM, new GrainSpheres(grains));
    }

    private record GrainSpheres(List<AluminaGrain> grains) implements SphereIndex.Spheres {
        @Override
        public int count() {
            return grains.size();
        }

        @Override
        public Vector3dc centreUm(int i) {
            return grains.get(i).shape().centreUm();
        }

        @Override
        public double radiusUm(int i) {
            return grains.get(i).shape().boundingRadiusUm();
        }
    }

    private static Material named(String name) {
        return new Material(name, ALUMINA.tableKev(), ALUMINA.tableDelta(), ALUMINA.tableLengthUm());
    }

    private static List<AluminaGrain> disks() {
        List<AluminaGrain> disks = new ArrayList<>();
        for (AluminaGrain.Pores p : AluminaGrain.Pores.values()) {
            Vector3d centre = new Vector3d(0, 0, DISK_HEIGHT_UM * (p.ordinal() + 0.5));
            disks.add(new AluminaGrain(
                    p.ordinal() + 1, new AluminaGrain.Disk(centre, GrainPile.TUBE_RADIUS_UM, DISK_HEIGHT_UM), p));
        }
        return disks;
    }

    private static List<AluminaGrain> grains(long seed, Arrangement arrangement) {
        RandomField bumps = new RandomField(RandomField.tiles(seed), new SeededNumbers(seed, 24), 2.2, 1);
        SeededNumbers kinds = new SeededNumbers(seed, 25);
        List<GrainPile.Ball> balls = GrainPile.of(new SeededNumbers(seed, 26));
        List<AluminaGrain> grains = new ArrayList<>();
        for (int i = 0; i < balls.size(); i++) {
            boolean small = arrangement == Arrangement.MIXED ? kinds.unit(i) < 0.5 : i < balls.size() / 2;
            grains.add(new AluminaGrain(
                    i + 1,
                    AluminaGrain.Lump.of(balls.get(i).centreUm(), balls.get(i).radiusUm(), bumps),
                    small ? AluminaGrain.Pores.NM50 : AluminaGrain.Pores.NM150));
        }
        return grains;
    }

    public long seed() {
        return seed;
    }

    @Override
    public Box3 boundsUm() {
        double r = GrainPile.TUBE_RADIUS_UM;
        return new Box3(FRAME, new Vector3d(-r, -r, 0), new Vector3d(r, r, topUm));
    }

    @Override
    public List<Material> materials() {
        return MATERIALS;
    }

    /** The middle of a grain of 150 nm near the centre, or the disks' interface. */
    @Override
    public List<Place> places() {
        Vector3d middle = boundsUm().centreUm();
        if (grains.size() == 2) {
            return List.of(new Place("interface", middle));
        }
        AluminaGrain nearest = grains.stream()
                .filter(g -> g.pores() == AluminaGrain.Pores.NM150)
                .min(Comparator.comparingDouble(g -> g.shape().centreUm().distance(middle)))
                .orElse(grains.get(0));
        return List.of(new Place("grain", nearest.shape().centreUm()), new Place("middle", middle));
    }

    @Override
    public List<SampleObject> objects() {
        return objects;
    }

    @Override
    public int materialAt(double x, double y, double z) {
        AluminaGrain grain = grainAt(x, y, z);
        if (grain == null
                || coarse.contains(grain.pores(), x, y, z)
                || finePores(grain.pores().material()).isPore(x, y, z)) {
            return 0;
        }
        return grain.pores().material();
    }

    @Override
    public int labelAt(double x, double y, double z) {
        AluminaGrain grain = grainAt(x, y, z);
        return grain == null ? 0 : grain.label();
    }

    @Override
    public Part partAt(double x, double y, double z) {
        AluminaGrain grain = grainAt(x, y, z);
        if (grain == null) {
            return Part.OUTSIDE;
        }
        return coarse.contains(grain.pores(), x, y, z) ? Part.CLOSED_PORE : Part.WALL;
    }

    private @Nullable AluminaGrain grainAt(double x, double y, double z) {
        int cell = index.cell(x, y, z);
        for (int e = cell < 0 ? 0 : index.first(cell); cell >= 0 && e < index.end(cell); e++) {
            AluminaGrain g = grains.get(index.entry(e));
            if (g.depthUm(x, y, z) > 0) {
                return g;
            }
        }
        return null;
    }

    /** The pores of nanometres of a material, and with them its autocorrelation. */
    public OverlappingSpheres finePores(int material) {
        return fine.get(material - 1);
    }

    /**
     * R(ξ) of a material as it is with its pores: the autocorrelation of δ along the beam, µm (Blykers et al., Eq. 1).
     */
    public double autocorrelationUm(int material, double xiUm, double energyKev) {
        double delta = MATERIALS.get(material).delta(energyKev);
        return delta * delta * finePores(material).projectedCovarianceUm(xiUm);
    }

    /**
     * −ln(v'/v) after 1 µm of a material's solid, as much of it as {@link #probe} counts: (4π²/λ²)(R(0) − R(ξ))/(1 − porosity),
     * µm⁻¹; 0 for air.
     */
    public double darkFieldPerUm(int material, double correlationNm, double energyKev) {
        if (material == 0) {
            return 0;
        }
        double k = 2 * Math.PI / Material.wavelengthUm(energyKev);
        double fall = autocorrelationUm(material, 0, energyKev)
                - autocorrelationUm(material, correlationNm / 1000, energyKev);
        return k * k * fall / (1 - POROSITY);
    }

    @Override
    public VoxelProbe probe(VoxelShape shape) {
        return FineProbe.of(shape, GRAIN, Painter::new);
    }

    /** Paints one voxel after the other. */
    private final class Painter implements FineProbe.Painting {
        private final PlaneCut plane;
        private final double radiusUm;
        private final boolean isLarge;
        private final Blend blend = new Blend(MATERIALS.size());
        private final Blend inner = new Blend(MATERIALS.size());
        private final CoarsePores.Near near = coarse.new Near();
        /** Where all voxels lie until further notice: deep in one grain; null if that is not known. */
        private @Nullable AluminaGrain around;

        Painter(VoxelShape voxel) {
            plane = new PlaneCut(voxel);
            radiusUm = voxel.radiusUm();
            isLarge = voxel.longestUm() > CELL_UM;
        }

        /** Deep in a grain voxels differ by its pores of micrometres alone. */
        @Override
        public boolean stay(double x, double y, double z, double distanceUm) {
            around = onlyGrain(x, y, z, distanceUm);
            if (around == null) {
                return false;
            }
            near.gather(around.pores(), x, y, z, distanceUm, radiusUm);
            return near.isEmpty();
        }

        /** The grain that is more than twice a voxel's radius deep around all points near, and reached by no other. */
        private @Nullable AluminaGrain onlyGrain(double x, double y, double z, double distanceUm) {
            AluminaGrain only = null;
            for (AluminaGrain g : grains) {
                Vector3dc c = g.shape().centreUm();
                if (g.shape().mostDepthUm(x - c.x(), y - c.y(), z - c.z(), distanceUm) > -radiusUm) {
                    if (only != null
                            || g.shape().leastDepthUm(x - c.x(), y - c.y(), z - c.z(), distanceUm) <= 2 * radiusUm) {
                        return null;
                    }
                    only = g;
                }
            }
            return only;
        }

        @Override
        public Blend at(double x, double y, double z) {
            blend.start(0);
            if (around != null) {
                fill(around, x, y, z);
                blend.cover(inner, 1);
                return blend;
            }
            int cell = index.cell(x, y, z);
            int first = radiusUm > MARGIN_UM ? 0 : cell < 0 ? 0 : index.first(cell);
            int end = radiusUm > MARGIN_UM ? grains.size() : cell < 0 ? 0 : index.end(cell);
            for (int e = first; e < end; e++) {
                AluminaGrain g = grains.get(radiusUm > MARGIN_UM ? e : index.entry(e));
                double depth = g.depthUm(x, y, z);
                if (depth > -radiusUm) {
                    double part = depth > 2 * radiusUm ? 1 : blend.inside(depth, surface(g, depth, x, y, z));
                    near.gather(g.pores(), x, y, z, 0, radiusUm);
                    fill(g, x, y, z);
                    blend.cover(inner, part);
                }
            }
            return blend;
        }

        /** Sets {@code inner} to what a voxel inside a grain holds. */
        private void fill(AluminaGrain g, double x, double y, double z) {
            inner.start(0);
            if (isLarge) {
                inner.markCut();
            }
            double solid = (1 - near.part(x, y, z, radiusUm, inner)) * (1 - POROSITY);
            inner.set(0, 1 - solid, g.pores().material(), solid, 0, 0);
        }

        private PlaneCut surface(AluminaGrain g, double depth, double x, double y, double z) {
            double h = 1e-2;
            return plane.along(
                    (g.depthUm(x + h, y, z) - depth) / h,
                    (g.depthUm(x, y + h, z) - depth) / h,
                    (g.depthUm(x, y, z + h) - depth) / h);
        }
    }
}
