// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** OpenCL for tests: where there is none they are skipped, saying why, unless SEXTANT_REQUIRE names cl. */
final class RequiredCl {
    private RequiredCl() {}

    /** The first device that can be used. */
    static ClDeviceInfo device() {
        String why = "no OpenCL device";
        try {
            for (ClDeviceInfo i : ClDeviceInfo.all()) {
                if (i.refusal().isEmpty()) {
                    return i;
                }
                why = i + ": " + i.refusal();
            }
        } catch (DeviceException e) {
            why = String.valueOf(e.getMessage());
        }
        String required = System.getenv().getOrDefault("SEXTANT_REQUIRE", "");
        if (List.of(required.split(",")).contains("cl")) {
            throw new AssertionError("OpenCL is required by SEXTANT_REQUIRE: " + why);
        }
        return Assumptions.abort("skipped: " + why);
    }
}
