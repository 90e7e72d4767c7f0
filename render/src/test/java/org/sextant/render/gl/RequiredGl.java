// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** OpenGL for tests: where there is none they are skipped, saying why, unless SEXTANT_REQUIRE names gl. */
final class RequiredGl {
    private RequiredGl() {}

    static GlDevice open() {
        return open(GlVersion.WANTED.get(0));
    }

    static GlDevice open(GlVersion newest) {
        try {
            return GlDevice.open(newest);
        } catch (GlUnavailableException e) {
            String required = System.getenv().getOrDefault("SEXTANT_REQUIRE", "");
            if (List.of(required.split(",")).contains("gl")) {
                throw e;
            }
            return Assumptions.abort(e.getMessage());
        }
    }
}
