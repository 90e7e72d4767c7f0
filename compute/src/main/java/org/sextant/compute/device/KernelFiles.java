// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import org.sextant.shaders.ShaderSource;

/** Where the texts of OpenCL programs come from. */
@FunctionalInterface
public interface KernelFiles {
    /** Those that belong to the program, in the module shaders. */
    KernelFiles OWN = name -> ShaderSource.of("opencl", name + ".cl", "", 0);

    /** @param name of the file without its ending, which is also that of its kernel */
    ShaderSource source(String name);
}
