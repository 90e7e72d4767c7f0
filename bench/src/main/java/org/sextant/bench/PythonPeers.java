// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sextant.compute.voxel.Mask;

/**
 * Other programs on the same mask, in the same run.
 *
 * @param python the command, such as {@code /usr/bin/python3} with Debian's python3-scipy and python3-skimage
 */
record PythonPeers(Path folder, List<String> python) {
    /** Times by name; none without a command. */
    Map<String, Timing> run(String script, Mask mask) throws IOException, InterruptedException {
        Map<String, Timing> times = new TreeMap<>();
        if (python.isEmpty()) {
            return times;
        }
        Files.createDirectories(folder);
        Path raw = folder.resolve("mask.raw");
        try (OutputStream out = Files.newOutputStream(raw)) {
            for (byte[] plane : mask.planes()) {
                out.write(plane);
            }
        }
        List<String> command = new ArrayList<>(python);
        command.add(Path.of("bench", "peers", script).toString());
        command.add(raw.toString());
        command.add(Integer.toString(mask.lattice().nx()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] answer = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("the peer failed: " + command);
        }
        JsonNode json = new ObjectMapper().readTree(answer);
        json.fieldNames()
                .forEachRemaining(n -> times.put(
                        n,
                        new Timing(
                                json.get(n).get(0).doubleValue(),
                                json.get(n).get(1).doubleValue())));
        return times;
    }
}
