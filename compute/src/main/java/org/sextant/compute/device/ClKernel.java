// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import java.util.TreeMap;

/**
 * Which kernel, in which variant.
 *
 * @param name of the kernel and its file
 * @param parameters that the file declares, such as AXIS, with their values: each choice is a program of its own
 */
public record ClKernel(String name, TreeMap<String, String> parameters) {
    public static ClKernel of(String name) {
        return new ClKernel(name, new TreeMap<>());
    }

    /** The same with a parameter set. */
    public ClKernel with(String parameter, Object value) {
        TreeMap<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, String.valueOf(value));
        return new ClKernel(name, more);
    }

    String options() {
        StringBuilder text = new StringBuilder("-cl-std=CL1.2");
        parameters.forEach((k, v) -> text.append(" -D ").append(k).append('=').append(v));
        return text.toString();
    }
}
