// SPDX-License-Identifier: Apache-2.0
package org.sextant.app;

/** Name and version of this program, as written into provenance and files. */
public final class Version {
    private Version() {}

    /** For example {@code "sextant 0.1.0"}. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "sextant " + (version == null ? "(development)" : version);
    }
}
