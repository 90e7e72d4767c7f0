// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.derived.Bin;
import org.sextant.volume.derived.Cast;
import org.sextant.volume.derived.Crop;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant convert IN OUT}. */
@Command(
        name = "convert",
        description =
                "Write a volume in another format, chosen by the ending of OUT: .ome.zarr .tif .mrc .nrrd .mha .raw. "
                        + "Crops first, then bins, then changes the type. OUT appears only when it is whole.",
        footer = {
            "",
            "Examples:",
            "  sextant convert scan.tif scan.ome.zarr --voxel 1.3um",
            "  sextant convert tomo.mrc part.tif --crop 100:400,100:400,: --bin 2 --type u8 --range auto"
        })
final class ConvertVerb extends Verb {
    @Parameters(index = "0", paramLabel = "IN", description = "File or folder to read.")
    @SuppressWarnings("NullAway.Init")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "File or folder to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--crop",
            paramLabel = "x0:x1,y0:y1,z0:z1",
            description = "Keep these voxels, ends exclusive; an end left out reaches to the border.")
    private @Nullable String crop;

    @Option(names = "--bin", paramLabel = "N", description = "Average N×N×N voxels into one.")
    private Bin bin = new Bin(1);

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Value type of OUT: u8 i8 u16 i16 u32 i32 f32 f64. Integers have no NaN: it becomes 0.")
    private @Nullable ValueType type;

    @Option(
            names = "--range",
            paramLabel = "LO:HI|auto",
            description =
                    "Stored numbers mapped to the whole range of an integer --type; auto takes minimum and maximum.")
    private @Nullable StoredRange range;

    @Option(names = "--overwrite", description = "Replace OUT if it exists.")
    private boolean overwrite;

    @Option(
            names = "--out",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the output format: compression=zstd|gzip|none…, zarr=2|3, chunk=64, bigtiff=true.")
    private Map<String, String> outSettings = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Only say what would be written.")
    private boolean dryRun;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private Work work = new Work();

    ConvertVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        VolumeFormats formats = VolumeFormats.installed();
        VolumeExporter exporter = formats.exporterFor(out);
        return work.run(console(), w -> {
            try (Volume v = derived(input.open(formats, in, new FrameId("file"), BlockCache.ofQuarterHeap()), w)) {
                new OutputPlace(in, out).check(formats, exporter);
                long start = System.nanoTime();
                List<String> notices = List.of();
                if (!dryRun) {
                    VolumeFormats.write(exporter, v, out, new ExportOptions(overwrite, outSettings), w);
                    notices = readBack(formats, v);
                }
                ProjectVerb.tellNotices(console(), notices);
                return result(v, exporter, notices, (System.nanoTime() - start) / 1e9);
            }
        });
    }

    private List<String> readBack(VolumeFormats formats, Volume written) {
        try (Volume there = formats.open(out, OpenOptions.of(new FrameId("file"), BlockCache.ofQuarterHeap()))) {
            return GridCheck.notices(written, there);
        }
    }

    private Volume derived(Volume v, WorkContext w) {
        if (range != null && type == null) {
            throw new SextantException(
                    "--range says how numbers are mapped to another type; add --type, such as --type u8");
        }
        Volume d = v;
        if (v.channels() > 1 && !input.settings().containsKey("channel")) {
            throw new SextantException(v.source() + " has " + v.channels() + " channels; choose one with --channel 0 … "
                    + (v.channels() - 1));
        }
        if (crop != null) {
            d = Crop.parse(crop, d.size()).of(d);
        }
        if (bin.n() != 1) {
            d = bin.of(d);
        }
        return type == null ? d : cast(d, type, w).of(d);
    }

    private Cast cast(Volume v, ValueType to, WorkContext w) {
        if (range != null) {
            return range.castTo(to, v.finest(), w);
        }
        return to.isInteger() || Cast.keeps(v.type(), to) ? Cast.keeping(v.type(), to) : Cast.mapping(to, 0, 1);
    }

    private Result result(Volume v, VolumeExporter exporter, List<String> notices, double seconds) {
        long bytes = v.size().voxels() * v.type().memoryBytes();
        ObjectNode json = new VolumeReport(v).json();
        json.remove("metadata");
        json.put("written", !dryRun).put("output", out.toString()).put("outputFormat", exporter.name());
        json.put("uncompressedBytes", bytes).put("seconds", seconds);
        notices.forEach(json.putArray("notices")::add);
        String what = v.size() + " voxels of type " + v.type().label() + " (" + VolumeReport.bytes(bytes) + ") as "
                + exporter.name() + " to " + out;
        return new Result(
                json,
                dryRun
                        ? "would write " + what
                        : "wrote " + what + String.format(java.util.Locale.ROOT, " in %.1f s", seconds));
    }
}
