// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.util.ArrayList;
import java.util.List;
import org.sextant.twin.instrument.Haadf;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.material.Material;

/**
 * A property that rays sum up.
 *
 * @param name for messages and metadata
 * @param perMaterial its value in each material of the sample
 */
record Channel(String name, double[] perMaterial) {
    /** Where the channels of X-rays stand. */
    static final int ATTENUATION = 0;

    static final int DELTA = 1;

    /** What an instrument sees of materials: μ [1/µm] and δ; or the share of electrons scattered [1/µm]. */
    static List<Channel> of(Instrument instrument, List<Material> materials) {
        return switch (instrument.kind()) {
            case CONE, PARALLEL -> xrays(instrument.optics().energyKev(), materials);
            case ELECTRONS ->
                List.of(new Channel(
                        "HAADF", materials.stream().mapToDouble(Haadf::perUm).toArray()));
            case GRATING -> gratings(instrument.optics().energyKev(), materials);
        };
    }

    private static List<Channel> xrays(double energyKev, List<Material> materials) {
        return List.of(
                new Channel(
                        "attenuation",
                        materials.stream()
                                .mapToDouble(m -> m.attenuationPerUm(energyKev))
                                .toArray()),
                new Channel(
                        "delta",
                        materials.stream().mapToDouble(m -> m.delta(energyKev)).toArray()));
    }

    /** Where a grating interferometer's channel of a material but air stands. */
    static int thicknessOf(int material) {
        return DELTA + material;
    }

    /** Also the thickness of each material but air: each may have its own dark field. */
    private static List<Channel> gratings(double energyKev, List<Material> materials) {
        List<Channel> all = new ArrayList<>(xrays(energyKev, materials));
        for (int m = 1; m < materials.size(); m++) {
            double[] one = new double[materials.size()];
            one[m] = 1;
            all.add(new Channel("thickness of " + materials.get(m).name(), one));
        }
        return all;
    }
}
