// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import org.sextant.world.error.SextantException;

/** Name of a volume, unique in its world; also a folder name, hence its plain letters. */
public record VolumeId(String name) {
    public VolumeId {
        if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. +()-]{0,99}") || name.matches(".*[. ]")) {
            throw new SextantException("'" + name
                    + "' cannot name a volume; use up to 100 letters, digits, spaces and _ . + - ( ), not a space "
                    + "or . at the end");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
