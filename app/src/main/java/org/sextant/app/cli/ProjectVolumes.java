// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.HashMap;
import java.util.Map;
import org.sextant.project.input.InputFiles;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;

/** The open volumes of a project, each opened once, all sharing one cache. Threads: one at a time. */
final class ProjectVolumes implements VolumeSource, AutoCloseable {
    /** A volume and a label volume may share a name. */
    private record Key(VolumeId id, DataSource source) {}

    private final InputFiles inputs;
    private final VolumeFormats formats = VolumeFormats.installed();
    private final BlockCache cache = BlockCache.ofQuarterHeap();
    private final Map<Key, Volume> open = new HashMap<>();

    ProjectVolumes(InputFiles inputs) {
        this.inputs = inputs;
    }

    /** @throws org.sextant.world.error.DataException if its file is missing, changed or damaged */
    @Override
    public Volume open(VolumeNode node) {
        return open(node.id(), node.frame(), node.source());
    }

    /** @throws org.sextant.world.error.DataException if its file is missing, changed or damaged */
    @Override
    public Volume open(LabelNode node) {
        return open(node.id(), node.grid().frame(), node.source());
    }

    private Volume open(VolumeId id, FrameId frame, DataSource source) {
        return open.computeIfAbsent(
                new Key(id, source),
                k -> InputOptions.open(
                        formats, inputs.require(source), new OpenOptions(frame, cache, source.options())));
    }

    @Override
    public void close() {
        open.values().forEach(Volume::close);
    }
}
