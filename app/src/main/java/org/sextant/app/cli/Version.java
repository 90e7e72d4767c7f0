// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

/** Name and version of this program, as written into provenance and files. */
final class Version {
    private Version() {}

    /** For example {@code "sextant 0.1.0"}. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "sextant " + (version == null ? "(development)" : version);
    }
}
