// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sextant.project.Project;
import org.sextant.project.input.InputFiles;
import org.sextant.project.pose.Pose;
import org.sextant.project.pose.PoseFile;
import org.sextant.render.preset.DefaultLayer;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;
import org.sextant.world.scene.DataSource;
import org.sextant.world.view.Rgba;

/**
 * A scan as the user adds it to a project.
 *
 * @param pose null to lie at its parent's origin, with an unknown error
 * @param settings what had to be said to open it
 * @param colour null for the next one of the palette
 */
public record AddedScan(
        Path file,
        String name,
        String parent,
        @Nullable Path pose,
        Map<String, String> settings,
        @Nullable Rgba colour) {
    /** Okabe and Ito's colours, told apart by all kinds of colour vision, without black. */
    private static final List<String> PALETTE =
            List.of("#e8e4d8", "#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#0072b2");

    /** Opens the file, chooses how it is shown from its values, and adds it as one change. */
    VolumeReport addTo(Project project) {
        if (name.equals(ViewChoice.OVERVIEW)) {
            throw new SextantException(
                    "'" + name + "' is the view of the whole world; choose another name for the volume");
        }
        FrameId frame = new FrameId(name);
        OpenOptions options = new OpenOptions(frame, BlockCache.ofQuarterHeap(), settings);
        try (Volume v = InputOptions.open(VolumeFormats.installed(), file, options)) {
            v.grid();
            DataSource source = project.inputs().source(file, settings);
            Rgba shown = colour == null
                    ? Rgba.parse(PALETTE.get(project.world().volumes().size() % PALETTE.size()))
                    : colour;
            project.addVolume(name, source, v.grid(), placement(frame, project.inputs()), DefaultLayer.of(v, shown));
            return new VolumeReport(v);
        }
    }

    private Placement placement(FrameId frame, InputFiles inputs) {
        Pose given = Pose.IDENTITY;
        String method = "no pose given: taken to lie at its parent's origin";
        Map<String, String> details = Map.of();
        if (pose != null) {
            given = PoseFile.read(pose);
            method = "pose file";
            DataSource file = inputs.source(pose, Map.of());
            details = Map.of("file", file.uri(), "checksum", file.checksum(), "note", given.note());
        }
        Provenance how = new Provenance(method, Version.text(), Instant.now(), details);
        return given.placement(frame, new FrameId(parent), how);
    }
}
