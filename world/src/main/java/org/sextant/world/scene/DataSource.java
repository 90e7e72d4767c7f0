// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the voxels are and how to open them.
 *
 * @param uri file or folder; relative URIs start at the project folder
 * @param options what the user had to say to open it (voxel size, data set, channel …), by name
 * @param bytes size of the file (sum of sizes for a folder)
 * @param checksum {@code "xxh…"} or {@code "sha256:…"} digest that finds the data again after it was moved
 */
public record DataSource(String uri, Map<String, String> options, long bytes, String checksum) {
    public DataSource {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
