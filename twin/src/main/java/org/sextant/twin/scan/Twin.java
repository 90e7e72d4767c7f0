// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.sample.Place;
import org.sextant.twin.sample.Sample;
import org.sextant.world.error.SextantException;

/** The scans of a sample, each field of view inside the one before. */
public final class Twin {
    private Twin() {}

    /**
     * Plans the six scans of the silica pillar, coarsest first. The finest looks at solid wall, the next at the fissure beside
     * it; each coarser one looks as near to the middle of the particle, then of the pillar, as its field of view may go
     * without losing the finer.
     *
     * @param instruments of {@link org.sextant.twin.instrument.Instruments#silica}
     */
    public static List<ScanPlan> silica(Sample sample, List<Instrument> instruments, long seed) {
        List<Place> places = sample.places();
        Vector3dc wall = place(places, "wall");
        Vector3dc fissure = place(places, "fissure");
        Vector3dc particle = place(places, "particle");
        Vector3d between = new Vector3d(wall).lerp(fissure, 0.5);
        Vector3d axis = new Vector3d(0, 0, particle.z());
        List<Vector3dc> wishes = List.of(axis, axis, axis, particle, between, wall);
        List<ScanPlan> plans = new ArrayList<>();
        Vector3dc centre = wall;
        double innerUm = 0;
        for (int i = instruments.size() - 1; i >= 0; i--) {
            Instrument instrument = instruments.get(i);
            centre = towards(centre, wishes.get(i), instrument.sampling().innerRadiusUm() - innerUm);
            plans.add(ScanPlan.of(instrument, centre, seed));
            innerUm = instrument.sampling().outerRadiusUm();
        }
        Collections.reverse(plans);
        return plans;
    }

    /**
     * Plans the two scans of alumina grains: the grating interferometer sees the whole pile, the absorption scan its first
     * place.
     *
     * @param instruments of {@link org.sextant.twin.instrument.Instruments#alumina}
     */
    public static List<ScanPlan> alumina(Sample sample, List<Instrument> instruments, long seed) {
        return List.of(
                ScanPlan.of(instruments.get(0), sample.boundsUm().centreUm(), seed),
                ScanPlan.of(instruments.get(1), sample.places().get(0).centreUm(), seed));
    }

    /** The point nearest to a wish that lies within a distance of a start. */
    private static Vector3dc towards(Vector3dc start, Vector3dc wish, double mostUm) {
        if (mostUm < 0) {
            throw new SextantException("a field of view does not fit into the next: " + -mostUm + " um too large");
        }
        Vector3d way = new Vector3d(wish).sub(start);
        double length = way.length();
        return way.mul(length <= mostUm ? 1 : mostUm / length).add(start);
    }

    private static Vector3dc place(List<Place> places, String name) {
        return places.stream()
                .filter(p -> p.name().equals(name))
                .map(Place::centreUm)
                .findFirst()
                .orElseThrow(() -> new SextantException("the sample has no place '" + name + "'"));
    }
}
