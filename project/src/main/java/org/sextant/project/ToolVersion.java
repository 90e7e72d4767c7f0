// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import org.jspecify.annotations.Nullable;

/** The name under which this program signs what it writes. */
public final class ToolVersion {
    private ToolVersion() {}

    /** Program and version, for example {@code "sextant 0.1.0"}; the version is that of the jar. */
    public static String current() {
        @Nullable String version = ToolVersion.class.getPackage().getImplementationVersion();
        return "sextant " + (version == null ? "development" : version);
    }
}
