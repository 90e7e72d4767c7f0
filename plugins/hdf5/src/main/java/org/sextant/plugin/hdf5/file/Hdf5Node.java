// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import java.util.List;
import java.util.Optional;

/** A group or data set, with links followed. */
public sealed interface Hdf5Node permits Hdf5Group, Hdf5Dataset {
    /** The file that holds it: another one behind an external link. */
    Hdf5File file();

    /** Path from the root by which it was found, without a leading '/'. */
    String path();

    /** Its attributes in the file's order; those that hold no text or number are left out. */
    List<Hdf5Value> attributes();

    default Optional<Hdf5Value> attribute(String name) {
        return attributes().stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** An attribute's text. */
    default Optional<String> text(String attribute) {
        return attribute(attribute).flatMap(Hdf5Value::text);
    }
}
