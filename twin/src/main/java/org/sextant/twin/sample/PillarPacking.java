// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.SextantException;

/**
 * Where the particles and bubbles of the silica pillar lie: random sequential addition, the largest first, without overlap
 * (Widom 1966, 10.1063/1.1726548). {@value #PARTICLES} particles in the whole pillar, as Götz et al. counted; diameters
 * log-normal with mean 14.5 µm and standard deviation 4.7 µm, cut at 5 and 50 µm. Some are fragments, some touch another;
 * the others keep {@value #GAP_UM} µm apart, as the carbon black between them makes real ones do.
 */
final class PillarPacking {
    static final int PARTICLES = 14_553;
    static final double MEAN_ESD_UM = 14.5;
    static final double SD_ESD_UM = 4.7;
    /** The particle that the finer scans look at. */
    static final double CHOSEN_RADIUS_UM = 24;

    static final Vector3dc CHOSEN_CENTRE_UM = new Vector3d(6, -4, -60);

    private static final double GLUED_RADIUS_UM = 20;
    private static final Vector3dc GLUED_CENTRE_UM = new Vector3d(4, -3, 20.5);
    /** Highest point of the sample. */
    static final double TOP_UM = GLUED_CENTRE_UM.z() + GLUED_RADIUS_UM;

    private static final int BUBBLES = 360;
    private static final double GAP_UM = 0.5;
    private static final double SKIN_UM = 1;
    private static final double TOUCHING_SHARE = 0.02;
    private static final double FRAGMENT_SHARE = 0.04;
    private static final double AIR_FILLED_SHARE = 0.08;
    private static final double FISSURED_SHARE = 0.15;
    private static final double FISSURED_FROM_UM = 24;
    private static final double FRAGMENTS_BELOW_UM = 25;
    private static final int ATTEMPTS = 20_000;
    private static final double CELL_UM = 51;

    final List<Particle> particles = new ArrayList<>();
    final List<Bubble> bubbles = new ArrayList<>();

    private final SeededNumbers random;
    private final SeededNumbers looks;
    private final Cells cells = new Cells();
    private long next;

    PillarPacking(long seed) {
        random = new SeededNumbers(seed, 1);
        looks = new SeededNumbers(seed, 2);
        SeededNumbers glued = looks.part(PARTICLES);
        cells.add(CHOSEN_CENTRE_UM, CHOSEN_RADIUS_UM);
        cells.add(GLUED_CENTRE_UM, GLUED_RADIUS_UM);
        placeBubbles();
        particles.add(new Particle(
                1,
                CHOSEN_CENTRE_UM,
                CHOSEN_RADIUS_UM,
                Particle.Kind.PARTICLE,
                SilicaMaterials.RESIN,
                true,
                looks.part(1)));
        for (double esd : diameters(PARTICLES - 2, random.part(3))) {
            place(esd);
        }
        particles.add(new Particle(
                PARTICLES, GLUED_CENTRE_UM, GLUED_RADIUS_UM, Particle.Kind.GLUED, SilicaMaterials.AIR, false, glued));
    }

    private void placeBubbles() {
        SeededNumbers sizes = random.part(7);
        double[] radii = new double[BUBBLES];
        for (int i = 0; i < BUBBLES; i++) {
            radii[i] = 0.5 * Math.min(50, 14 * StrictMath.exp(0.5 * sizes.normal(i)));
        }
        for (double radius : sorted(radii)) {
            Vector3d centre = free(radius);
            cells.add(centre, radius);
            bubbles.add(new Bubble(PARTICLES + bubbles.size() + 1, centre, radius));
        }
    }

    private void place(double esd) {
        int label = particles.size() + 1;
        SeededNumbers own = looks.part(label);
        Particle.Kind kind = esd < FRAGMENTS_BELOW_UM && own.unit(30) < FRAGMENT_SHARE
                ? Particle.Kind.FRAGMENT
                : Particle.Kind.PARTICLE;
        int filling = own.unit(31) < AIR_FILLED_SHARE ? SilicaMaterials.AIR : SilicaMaterials.RESIN;
        boolean fissured = esd > FISSURED_FROM_UM && own.unit(32) < FISSURED_SHARE;
        boolean touches = kind == Particle.Kind.PARTICLE && own.unit(33) < TOUCHING_SHARE;
        double radius = Particle.radiusUm(kind, esd, own);
        Vector3d centre = touches ? touching(radius) : free(radius);
        cells.add(centre, radius);
        particles.add(new Particle(label, centre, radius, kind, filling, fissured, own));
    }

    /** From the largest to the smallest. */
    private static double[] sorted(double[] sizes) {
        Arrays.sort(sizes);
        for (int i = 0; i < sizes.length / 2; i++) {
            double s = sizes[i];
            sizes[i] = sizes[sizes.length - 1 - i];
            sizes[sizes.length - 1 - i] = s;
        }
        return sizes;
    }

    /** Log-normal, from the largest to the smallest. */
    private static double[] diameters(int count, SeededNumbers sizes) {
        double variance = StrictMath.log(1 + SD_ESD_UM * SD_ESD_UM / (MEAN_ESD_UM * MEAN_ESD_UM));
        double mu = StrictMath.log(MEAN_ESD_UM) - variance / 2;
        double[] diameters = new double[count];
        long index = 0;
        for (int i = 0; i < count; i++) {
            double diameter;
            do {
                diameter = StrictMath.exp(mu + Math.sqrt(variance) * sizes.normal(index++));
            } while (diameter < 5 || diameter > 50);
            diameters[i] = diameter;
        }
        return sorted(diameters);
    }

    /** A place in the resin away from all others, uniform over the pillar's volume. */
    private Vector3d free(double radius) {
        double low = StrictMath.pow(PillarShape.TIP_RADIUS_UM, 3);
        double high = StrictMath.pow(PillarShape.radiusUm(-PillarShape.HEIGHT_UM), 3);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double r = StrictMath.cbrt(low + random.unit(next++) * (high - low));
            double z = (PillarShape.TIP_RADIUS_UM - r) / PillarShape.SLOPE;
            double rho = r * Math.sqrt(random.unit(next++));
            double angle = 2 * Math.PI * random.unit(next++);
            Vector3d p = new Vector3d(rho * StrictMath.cos(angle), rho * StrictMath.sin(angle), z);
            if (fits(p, radius, null)) {
                return p;
            }
        }
        throw full(radius);
    }

    /** A place where a sphere touches one that is there, in one point. */
    private Vector3d touching(double radius) {
        SeededNumbers directions = random.part(5);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Particle p = particles.get((int) (random.unit(next++) * particles.size()));
            if (p.kind == Particle.Kind.PARTICLE) {
                Vector3d direction = directions.rotation(next++).transform(new Vector3d(0, 0, 1));
                Vector3d centre = direction.mul(p.radiusUm + radius).add(p.cx, p.cy, p.cz);
                if (fits(centre, radius, p)) {
                    return centre;
                }
            }
        }
        throw full(radius);
    }

    private static SextantException full(double radius) {
        return new SextantException("no place for a sphere of " + 2 * radius + " um in the pillar after " + ATTEMPTS
                + " attempts; the packing is too dense");
    }

    private boolean fits(Vector3d p, double radius, @Nullable Particle touched) {
        return PillarShape.resinDepthUm(p.x, p.y, p.z) >= radius + SKIN_UM
                && cells.isFree(p, radius + GAP_UM, touched == null ? null : touched.centreUm());
    }

    /** Spheres by the cell of their centre; none is wider than a cell. */
    private static final class Cells {
        private static final int N = 40;

        private final List<List<Integer>> members = new ArrayList<>();
        private final List<Vector3dc> centres = new ArrayList<>();
        private final List<Double> radii = new ArrayList<>();

        Cells() {
            for (int i = 0; i < N * N * N; i++) {
                members.add(new ArrayList<>(0));
            }
        }

        void add(Vector3dc p, double radius) {
            members.get(cell(index(p.x()), index(p.y()), index(p.z() + PillarShape.HEIGHT_UM / 2)))
                    .add(centres.size());
            centres.add(p);
            radii.add(radius);
        }

        boolean isFree(Vector3dc p, double radius, @Nullable Vector3dc except) {
            int i = index(p.x());
            int j = index(p.y());
            int k = index(p.z() + PillarShape.HEIGHT_UM / 2);
            for (int c = 0; c < 27; c++) {
                for (int other : members.get(cell(i + c % 3 - 1, j + c / 3 % 3 - 1, k + c / 9 - 1))) {
                    Vector3dc c2 = centres.get(other);
                    if (!c2.equals(except) && c2.distance(p) < radius + radii.get(other)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static int index(double x) {
            return (int) Math.floor(x / CELL_UM) + N / 2;
        }

        private static int cell(int i, int j, int k) {
            return Math.floorMod(i, N) + N * (Math.floorMod(j, N) + N * Math.floorMod(k, N));
        }
    }
}
