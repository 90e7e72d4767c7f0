// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.material;

/**
 * The materials of the samples.
 *
 * <p>At 5.4 keV: δ and attenuation lengths of the table that Götz et al. measured with (refractive indices of Henke 1993,
 * 10.1006/adnd.1993.1013). Alumina and aluminium: attenuation of Hubbell and Seltzer (NIST 126, 2004, 10.18434/T4D01F) for
 * 3.95 and 2.70 g/cm³, δ = rₑ λ² nₑ / 2π.
 */
public final class MaterialTable {
    public static final Material AIR = new Material("air", 5.4, 8.596e-9, 263_000);

    /** Epoxy with carbon black: the matrix of the pillar. */
    public static final Material RESIN = new Material("resin", 5.4, 8.712e-6, 196);

    /** Amorphous silica without pores. */
    public static final Material SILICA = new Material("silica", 5.4, 1.657e-5, 40);

    /** Attenuates as pure epoxy. */
    public static final Material GLUE = new Material("glue", 5.4, 8.388e-6, 198);

    public static final Material CARBON_BLACK = new Material("carbon black", 5.4, 2.498e-5, 187);

    /** The sample holder. */
    public static final Material ALUMINIUM = new Material("aluminium", 20, 1.350e-6, 1076);

    /** Alumina without pores. */
    public static final Material ALUMINA = new Material("alumina", 25, 1.287e-6, 2032);

    private MaterialTable() {}
}
