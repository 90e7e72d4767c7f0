// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

/** How much visibility fringes lose in materials with structure finer than a pixel. */
@FunctionalInterface
public interface DarkField {
    DarkField NONE = (material, correlationNm, energyKev) -> 0;

    /**
     * −ln(v'/v) after 1 µm: (4π²/λ²) (R(0) − R(ξ)) (Strobl 2014, 10.1038/srep07243; Blykers et al., Eq. 1), µm⁻¹.
     *
     * @param material its index in the sample
     * @param correlationNm ξ
     */
    double perUm(int material, double correlationNm, double energyKev);
}
