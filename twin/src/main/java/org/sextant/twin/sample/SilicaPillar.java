// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.joml.Vector3dc;
import org.sextant.twin.material.Material;
import org.sextant.world.grid.Box3;

/**
 * The silica sample of Götz et al.: a conical resin pillar on a holder, glue around its tip, in the resin porous silica
 * spheres with a dense shell, bicontinuous macropores, closed pores and mesopores, air bubbles and specks of carbon black; on
 * the tip a particle whose pores hold air. The same seed gives the same sample.
 */
public final class SilicaPillar implements LabelledSample {
    /** Share of the solid that is pores of nanometres. */
    public static final double MESO_POROSITY = MesoPores.POROSITY;

    /** Spheres are found from this far away, µm. */
    private static final double MARGIN_UM = 2;
    /** Larger voxels may hold a closed pore that their centre does not know of. */
    private static final double CLOSED_PORES_FROM_UM = 0.3;

    private static final FineProbe.Grain GRAIN = new FineProbe.Grain(0.25, 1);

    private final long seed;
    private final List<Particle> particles;
    private final List<Bubble> bubbles;
    private final List<SampleObject> objects;
    private final SphereIndex index;
    private final MacroPores.Law macro;
    private final MesoPores.Law meso;
    private final Specks specks;
    private final List<Place> places;
    private final AtomicReferenceArray<ClosedPores> closedPores;

    public SilicaPillar(long seed) {
        this.seed = seed;
        PillarPacking packing = new PillarPacking(seed);
        particles = List.copyOf(packing.particles);
        bubbles = List.copyOf(packing.bubbles);
        List<SampleObject> all = new ArrayList<>();
        particles.forEach(p -> all.add(p.object()));
        bubbles.forEach(b -> all.add(b.object()));
        objects = List.copyOf(all);
        index = new SphereIndex(boundsUm(), MARGIN_UM, new ObjectSpheres(objects));
        List<WaveTile> tiles = RandomField.tiles(seed);
        RandomField macroField = new RandomField(tiles, new SeededNumbers(seed, 11), MacroPores.WAVELENGTH_UM, 1);
        RandomField mesoField =
                new RandomField(tiles, new SeededNumbers(seed, 12), MesoPores.WAVELENGTH_UM, MesoPores.SPREAD);
        macro = MacroPores.Law.of(macroField, new SeededNumbers(seed, 13));
        meso = MesoPores.Law.of(mesoField, new SeededNumbers(seed, 14));
        specks = new Specks(new SeededNumbers(seed, 15), macroField);
        closedPores = new AtomicReferenceArray<>(particles.size());
        places = new PillarPlaces(particles.get(0), macro, new SeededNumbers(seed, 17)).find();
    }

    private record ObjectSpheres(List<SampleObject> objects) implements SphereIndex.Spheres {
        @Override
        public int count() {
            return objects.size();
        }

        @Override
        public Vector3dc centreUm(int i) {
            return objects.get(i).centreUm();
        }

        @Override
        public double radiusUm(int i) {
            return objects.get(i).boundingRadiusUm();
        }
    }

    public long seed() {
        return seed;
    }

    @Override
    public Box3 boundsUm() {
        return PillarShape.boundsUm(PillarPacking.TOP_UM);
    }

    @Override
    public List<Material> materials() {
        return SilicaMaterials.MATERIALS;
    }

    @Override
    public List<SampleObject> objects() {
        return objects;
    }

    @Override
    public List<Place> places() {
        return places;
    }

    @Override
    public int materialAt(double x, double y, double z) {
        int label = labelAt(x, y, z);
        if (label > particles.size()) {
            return SilicaMaterials.AIR;
        }
        if (label == 0) {
            int body = PillarShape.materialAt(x, y, z);
            return body == SilicaMaterials.RESIN && specks.contains(x, y, z) ? SilicaMaterials.CARBON_BLACK : body;
        }
        return switch (partAt(label, x, y, z)) {
            case PORE -> particles.get(label - 1).filling;
            case WALL -> MesoPores.isPore(meso, x, y, z) ? SilicaMaterials.AIR : SilicaMaterials.SILICA;
            case CLOSED_PORE, OUTSIDE -> SilicaMaterials.AIR;
        };
    }

    @Override
    public VoxelProbe probe(VoxelShape shape) {
        return FineProbe.of(shape, GRAIN, voxel -> {
            Painter painter = new Painter(voxel);
            return (x, y, z) -> {
                painter.paint(x, y, z);
                return painter.blend;
            };
        });
    }

    @Override
    public int labelAt(double x, double y, double z) {
        int cell = index.cell(x, y, z);
        for (int e = cell < 0 ? 0 : index.first(cell); cell >= 0 && e < index.end(cell); e++) {
            if (depthUm(index.entry(e), x, y, z) > 0) {
                return index.entry(e) + 1;
            }
        }
        return 0;
    }

    @Override
    public Part partAt(double x, double y, double z) {
        int label = labelAt(x, y, z);
        return label == 0 ? Part.OUTSIDE : partAt(label, x, y, z);
    }

    /** What there is at a point that lies inside the object of that label. */
    Part partAt(int label, double x, double y, double z) {
        if (label > particles.size()) {
            return Part.PORE;
        }
        Particle p = particles.get(label - 1);
        double dx = x - p.cx;
        double dy = y - p.cy;
        double dz = z - p.cz;
        if (MacroPores.excess(macro, p, dx, dy, dz, p.depthUm(dx, dy, dz)) > 0
                || MacroPores.fissureDepthUm(macro, p, dx, dy, dz) > 0) {
            return Part.PORE;
        }
        return closedPores(p).contains(dx, dy, dz) ? Part.CLOSED_PORE : Part.WALL;
    }

    private double depthUm(int object, double x, double y, double z) {
        if (object < particles.size()) {
            Particle p = particles.get(object);
            return p.depthUm(x - p.cx, y - p.cy, z - p.cz);
        }
        Bubble b = bubbles.get(object - particles.size());
        return b.radiusUm() - b.centreUm().distance(x, y, z);
    }

    /** Made when first asked for; two threads may make the same one. */
    ClosedPores closedPores(Particle p) {
        ClosedPores there = closedPores.get(p.label - 1);
        if (there == null) {
            there = new ClosedPores(
                    p.radiusUm,
                    new SeededNumbers(seed, 16).part(p.label),
                    (dx, dy, dz, r) -> MacroPores.isWall(macro, p, dx, dy, dz, r));
            closedPores.set(p.label - 1, there);
        }
        return there;
    }

    /** Paints one voxel after the other. */
    private final class Painter {
        private final VoxelShape voxel;
        private final double longestUm;
        private final double radiusUm;
        private final PlaneCut plane;

        private final Blend blend = new Blend(materials().size());
        private final Blend inner = new Blend(materials().size());
        private final MacroPores macroPores;
        private final MesoPores mesoPores;
        private final double[] outward = new double[3];

        Painter(VoxelShape voxel) {
            this.voxel = voxel;
            this.longestUm = voxel.longestUm();
            this.radiusUm = voxel.radiusUm();
            this.plane = new PlaneCut(voxel);
            this.macroPores = new MacroPores(macro, voxel);
            this.mesoPores = new MesoPores(meso, voxel);
        }

        void paint(double x, double y, double z) {
            blend.start(SilicaMaterials.AIR);
            int cell = index.cell(x, y, z);
            if (cell < 0) {
                PillarShape.paint(x, y, z, plane, radiusUm, blend);
                return;
            }
            int end = index.end(cell);
            for (int e = index.first(cell); e < end; e++) {
                int i = index.entry(e);
                if (i < particles.size() && depthUm(i, x, y, z) > radiusUm) {
                    paintParticle(particles.get(i), x, y, z);
                    return;
                }
            }
            PillarShape.paint(x, y, z, plane, radiusUm, blend);
            if (PillarShape.resinDepthUm(x, y, z) > 0) {
                blend.cover(SilicaMaterials.CARBON_BLACK, specks.part(x, y, z, radiusUm, blend));
            }
            for (int e = index.first(cell); e < end; e++) {
                int i = index.entry(e);
                if (depthUm(i, x, y, z) > -radiusUm) {
                    paintObject(i, x, y, z);
                }
            }
        }

        private void paintObject(int i, double x, double y, double z) {
            if (i < particles.size()) {
                paintParticle(particles.get(i), x, y, z);
            } else {
                Bubble b = bubbles.get(i - particles.size());
                double distance = b.centreUm().distance(x, y, z);
                blend.cover(SilicaMaterials.AIR, blend.insideBall(b.radiusUm(), distance, radiusUm));
            }
        }

        private void paintParticle(Particle p, double x, double y, double z) {
            double dx = x - p.cx;
            double dy = y - p.cy;
            double dz = z - p.cz;
            double depth = p.depthUm(dx, dy, dz);
            p.outward(dx, dy, dz, outward);
            double part = blend.inside(depth, plane.along(outward[0], outward[1], outward[2]));
            if (part > 0) {
                paintInside(p, dx, dy, dz, Math.max(0, depth), x, y, z);
                blend.cover(inner, part);
            }
        }

        private void paintInside(
                Particle p, double dx, double dy, double dz, double depth, double x, double y, double z) {
            inner.start(p.filling);
            if (longestUm > CLOSED_PORES_FROM_UM) {
                inner.markCut();
            }
            double open = macroPores.part(p, dx, dy, dz, depth, inner);
            double wall = (1 - open) * (1 - macroPores.fissurePart(p, dx, dy, dz, inner));
            if (wall <= 0) {
                return;
            }
            double solid = wall * (1 - closedPores(p).part(dx, dy, dz, radiusUm, inner));
            double pores = mesoPores.share(x, y, z, inner);
            inner.set(
                    p.filling,
                    1 - wall,
                    SilicaMaterials.AIR,
                    wall - solid + solid * pores,
                    SilicaMaterials.SILICA,
                    solid * (1 - pores));
        }
    }
}
