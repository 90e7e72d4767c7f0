// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

import java.util.Map;
import org.sextant.twin.material.Material;
import org.sextant.world.error.SextantException;

/**
 * How strongly materials scatter electrons to high angles: in proportion to ρ Σ nᵢ Zᵢ^1.7 / Σ nᵢ Aᵢ (Pennycook 1989,
 * 10.1016/0304-3991(89)90173-3; the exponent is that of detectors with a finite inner angle), scaled so that
 * {@value #SILICA_PER_UM} of the electrons are detected after 1 µm of silica: the linear part, thin samples.
 */
public final class Haadf {
    private static final double SILICA_PER_UM = 0.5;

    /** Density g/cm³ · Σ nᵢ Zᵢ^1.7 / Σ nᵢ Aᵢ. Resin and glue count as C₁₂H₁₄O₃ of 1.2 g/cm³. */
    private static final Map<String, Double> WEIGHTS = Map.of(
            "air", 0.0,
            "resin", 1.2 * (12 * power(6) + 14 + 3 * power(8)) / (12 * 12.011 + 14 * 1.008 + 3 * 15.999),
            "glue", 1.2 * (12 * power(6) + 14 + 3 * power(8)) / (12 * 12.011 + 14 * 1.008 + 3 * 15.999),
            "silica", 2.2 * (power(14) + 2 * power(8)) / (28.085 + 2 * 15.999),
            "carbon black", 1.8 * power(6) / 12.011,
            "aluminium", 2.7 * power(13) / 26.982);

    private Haadf() {}

    private static double power(int z) {
        return Math.pow(z, 1.7);
    }

    /** Share of the electrons detected after 1 µm, µm⁻¹. */
    public static double perUm(Material material) {
        Double weight = WEIGHTS.get(material.name());
        Double silica = WEIGHTS.get("silica");
        if (weight == null || silica == null) {
            throw new SextantException("how '" + material.name() + "' scatters electrons is not known; known are "
                    + WEIGHTS.keySet().stream().sorted().toList());
        }
        return SILICA_PER_UM * weight / silica;
    }
}
