// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import org.sextant.world.error.SextantException;

/** Whether the Java heap has room, asked before work begins instead of dying in it. */
public final class HeapRoom {
    private HeapRoom() {}

    /** Bytes that can still be allocated. */
    public static long free() {
        Runtime r = Runtime.getRuntime();
        return r.maxMemory() - (r.totalMemory() - r.freeMemory());
    }

    /** @throws SextantException if {@code bytes} do not fit; it says how much memory would do */
    public static void check(String what, long bytes) {
        if (bytes <= free()) {
            return;
        }
        System.gc();
        if (bytes > free()) {
            long wanted = (Runtime.getRuntime().maxMemory() - free() + bytes + (bytes >> 3) >> 20) + 64;
            throw new SextantException(what + " needs " + (bytes >> 20) + " MiB of memory, " + (free() >> 20)
                    + " MiB are free; crop or bin the volume, or give Java more, such as SEXTANT_JAVA_OPTS=-Xmx"
                    + wanted
                    + "m");
        }
    }
}
