// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.List;
import org.sextant.twin.material.Material;
import org.sextant.twin.material.MaterialTable;

/** The materials of the silica pillar and their indices. */
final class SilicaMaterials {
    static final int AIR = 0;
    static final int RESIN = 1;
    static final int SILICA = 2;
    static final int GLUE = 3;
    static final int CARBON_BLACK = 4;
    static final int HOLDER = 5;

    static final List<Material> MATERIALS = List.of(
            MaterialTable.AIR,
            MaterialTable.RESIN,
            MaterialTable.SILICA,
            MaterialTable.GLUE,
            MaterialTable.CARBON_BLACK,
            MaterialTable.ALUMINIUM);

    private SilicaMaterials() {}
}
