// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.List;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;

/**
 * Where the finer scans look in the silica pillar: the chosen particle, a spot of its fissure near a macropore, and solid wall
 * beside that spot.
 */
final class PillarPlaces {
    private static final int ATTEMPTS = 200_000;
    /** Solid all around the wall's point, µm. */
    private static final double WALL_UM = 0.5;

    private static final double NEAR_UM = 1.1;
    private static final double PORE_NEAR_UM = 2.5;

    private final Particle chosen;
    private final MacroPores.Law law;
    private final SeededNumbers random;

    PillarPlaces(Particle chosen, MacroPores.Law law, SeededNumbers random) {
        this.chosen = chosen;
        this.law = law;
        this.random = random;
    }

    List<Place> find() {
        for (int i = 0; i < ATTEMPTS; i++) {
            Vector3d fissure = inParticle(i);
            if (isFissureNearPore(fissure, i)) {
                for (int j = 0; j < 50; j++) {
                    Vector3d wall = direction(50L * i + j).mul(NEAR_UM).add(fissure);
                    if (MacroPores.isWall(law, chosen, wall.x, wall.y, wall.z, WALL_UM)) {
                        return places(fissure, wall);
                    }
                }
            }
        }
        throw new SextantException("the sample of seed " + random.seed()
                + " has no fissure beside wall and pore in its chosen particle; take another seed");
    }

    private List<Place> places(Vector3d fissure, Vector3d wall) {
        Vector3d centre = new Vector3d(chosen.cx, chosen.cy, chosen.cz);
        return List.of(
                new Place("particle", centre),
                new Place("fissure", fissure.add(centre)),
                new Place("wall", wall.add(centre)));
    }

    /** A random point between a third and three quarters of the radius, relative to the centre. */
    private Vector3d inParticle(int i) {
        return direction(-1 - i).mul(chosen.radiusUm * (0.33 + 0.42 * random.unit(-1 - i)));
    }

    private Vector3d direction(long i) {
        return random.part(1).rotation(i).transform(new Vector3d(0, 0, 1));
    }

    private boolean isFissureNearPore(Vector3d p, int i) {
        return MacroPores.fissureDepthUm(law, chosen, p.x, p.y, p.z) > 0.1
                && !isPore(p)
                && isPore(direction(1_000_000_007L + i).mul(PORE_NEAR_UM).add(p));
    }

    private boolean isPore(Vector3d p) {
        double depth = chosen.depthUm(p.x, p.y, p.z);
        return MacroPores.excess(law, chosen, p.x, p.y, p.z, depth) > 0;
    }
}
