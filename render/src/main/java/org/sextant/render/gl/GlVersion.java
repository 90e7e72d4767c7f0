// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.List;

/** A version of OpenGL with the core profile. */
record GlVersion(int major, int minor) implements Comparable<GlVersion> {
    /** With compute shaders. */
    static final GlVersion COMPUTE = new GlVersion(4, 3);
    /** The oldest that serves; the newest on macOS. */
    static final GlVersion OLDEST = new GlVersion(4, 1);

    /** In the order in which they are asked for. */
    static final List<GlVersion> WANTED = List.of(new GlVersion(4, 6), new GlVersion(4, 5), COMPUTE, OLDEST);

    @Override
    public int compareTo(GlVersion o) {
        return major != o.major ? Integer.compare(major, o.major) : Integer.compare(minor, o.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
