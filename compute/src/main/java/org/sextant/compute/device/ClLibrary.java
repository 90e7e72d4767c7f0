// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import java.util.ArrayList;
import java.util.List;
import org.lwjgl.opencl.CL;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Platform;

/**
 * The system's OpenCL library, of which a process has one. Distributions often install only {@code libOpenCL.so.1}, without
 * the name that developers link against.
 */
final class ClLibrary {
    private static boolean loaded;

    private ClLibrary() {}

    /** Loads it unless it is there. @throws DeviceException if there is none; the message lists the names tried */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        List<String> refused = new ArrayList<>();
        Configuration.OPENCL_EXPLICIT_INIT.set(true);
        for (String name : names()) {
            try {
                CL.create(name);
                loaded = true;
                return;
            } catch (UnsatisfiedLinkError | IllegalStateException e) {
                refused.add(name);
            }
        }
        throw new DeviceException("no OpenCL library was found (tried " + String.join(", ", refused)
                + "); install a driver for OpenCL, such as PoCL for processors");
    }

    private static List<String> names() {
        return switch (Platform.get()) {
            case WINDOWS -> List.of("OpenCL.dll");
            case MACOSX -> List.of("/System/Library/Frameworks/OpenCL.framework/OpenCL");
            default -> List.of("libOpenCL.so.1", "libOpenCL.so");
        };
    }
}
