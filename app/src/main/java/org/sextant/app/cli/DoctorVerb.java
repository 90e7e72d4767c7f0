// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sextant.compute.device.Device;
import org.sextant.compute.device.DeviceChoice;
import org.sextant.compute.device.JavaDevice;
import org.sextant.render.pass.Renderers;
import org.sextant.render.video.FfmpegSearch;
import org.sextant.volume.format.VolumeFormats;
import picocli.CommandLine.Command;

/** {@code sextant doctor}. */
@Command(
        name = "doctor",
        description = "Say what this machine offers and what Sextant uses of it, with the reason for each choice.",
        footer = {"", "Example:", "  sextant doctor"})
final class DoctorVerb extends Verb {
    /** One thing looked for. */
    private record Finding(String what, boolean used, String found) {}

    DoctorVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        List<Finding> findings = List.of(java(), memory(), temporary(), openGl(), openCl(), encoder(), formats());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", Version.text());
        StringBuilder text = new StringBuilder(Version.text()).append(System.lineSeparator());
        for (Finding f : findings) {
            json.putObject(f.what()).put("used", f.used()).put("found", f.found());
            text.append(
                    String.format(Locale.ROOT, "%-10s %-8s %s%n", f.what(), f.used() ? "used" : "not used", f.found()));
        }
        return new Result(json, text.toString());
    }

    private static Finding java() {
        return new Finding(
                "java",
                true,
                System.getProperty("java.vendor") + " " + System.getProperty("java.version") + " at "
                        + System.getProperty("java.home") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
    }

    private static Finding memory() {
        Runtime r = Runtime.getRuntime();
        return new Finding(
                "memory",
                true,
                (r.maxMemory() >> 20) + " MiB of heap at most (SEXTANT_JAVA_OPTS=-Xmx… changes it), "
                        + r.availableProcessors() + " processors");
    }

    private static Finding temporary() {
        Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
        return new Finding(
                "temporary",
                Files.isWritable(tmp),
                tmp
                        + (Files.isWritable(tmp)
                                ? ", " + (tmp.toFile().getUsableSpace() >> 20) + " MiB free"
                                : " cannot be written to"));
    }

    private static Finding openGl() {
        try (Renderers renderers = new Renderers()) {
            Renderers.Findings f = renderers.findings();
            return new Finding("opengl", f.usable(), f.text());
        }
    }

    private static Finding openCl() {
        DeviceChoice choice = DeviceChoice.of("auto");
        try (Device d = choice.device()) {
            boolean used = !(d instanceof JavaDevice);
            return new Finding("opencl", used, (used ? "" : "refused: ") + String.join("; ", choice.reasons()));
        }
    }

    private static Finding encoder() {
        FfmpegSearch found = FfmpegSearch.here();
        String refused = found.refused().isEmpty() ? "" : "; refused: " + String.join("; ", found.refused());
        return found.program()
                .map(p -> new Finding(
                        "encoder", true, "ffmpeg " + p.version() + " " + p.origin() + " at " + p.file() + refused))
                .orElseGet(() -> new Finding("encoder", false, "none, videos are folders of pictures" + refused));
    }

    private static Finding formats() {
        VolumeFormats f = VolumeFormats.installed();
        return new Finding(
                "formats",
                !f.formats().isEmpty(),
                "read " + f.formats().stream().map(x -> x.name()).sorted().toList() + ", write "
                        + f.exporters().stream()
                                .flatMap(x -> x.extensions().stream())
                                .sorted()
                                .toList());
    }
}
