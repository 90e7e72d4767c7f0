// SPDX-License-Identifier: Apache-2.0
package org.sextant.app;

/** The program's entry point. */
public final class Sextant {
    private Sextant() {}

    /** Prints the version. */
    public static void main(String[] args) {
        System.out.println("sextant " + version());
    }

    private static String version() {
        String version = Sextant.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
