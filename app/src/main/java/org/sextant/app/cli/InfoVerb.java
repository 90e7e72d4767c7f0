// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.data.VolumeStatistics;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.frame.FrameId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant info FILE}. */
@Command(
        name = "info",
        description =
                "Say what a file holds: size, type, voxel size, levels, angles, every header field. Reads headers only.",
        footer = {
            "",
            "Examples:",
            "  sextant info scan.txrm",
            "  sextant info tomo.mrc --json --stats",
            "  sextant info proj.h5 --dataset exchange/data_white --stats"
        })
final class InfoVerb extends Verb {
    @Parameters(paramLabel = "FILE", description = "A file, a folder of numbered images, or an OME-Zarr folder.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--stats", description = "Also read all voxels: minimum, maximum, mean, standard deviation.")
    private boolean stats;

    @Option(names = "--all", description = "Show every header field whole.")
    private boolean all;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private Work work = new Work();

    InfoVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        try (Volume v = input.open(VolumeFormats.installed(), file, new FrameId("file"), BlockCache.ofQuarterHeap())) {
            VolumeReport report = new VolumeReport(v);
            ObjectNode json = report.json();
            String text = report.text(all);
            if (stats) {
                VolumeStatistics s = work.run(console(), w -> VolumeStatistics.of(v.finest(), w));
                json.setAll(VolumeReport.json(s));
                text += "stored values  " + VolumeReport.text(s, "") + System.lineSeparator();
                if (!v.scale().equals(ValueScale.NONE)) {
                    VolumeStatistics p = s.physical(v.scale());
                    json.set("physical", VolumeReport.json(p));
                    text += "physical       " + VolumeReport.text(p, v.scale().unit()) + System.lineSeparator();
                }
            }
            return new Result(json, text);
        }
    }
}
