// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.HashMap;
import java.util.Map;
import org.sextant.project.input.InputFiles;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;

/** The open volumes of a project, each opened once, all sharing one cache. Threads: one at a time. */
final class ProjectVolumes implements AutoCloseable {
    private final InputFiles inputs;
    private final VolumeFormats formats = VolumeFormats.installed();
    private final BlockCache cache = BlockCache.ofQuarterHeap();
    private final Map<VolumeId, Volume> open = new HashMap<>();

    ProjectVolumes(InputFiles inputs) {
        this.inputs = inputs;
    }

    /** @throws org.sextant.world.error.DataException if its file is missing, changed or damaged */
    Volume open(VolumeNode node) {
        return open.computeIfAbsent(
                node.id(),
                id -> InputOptions.open(
                        formats,
                        inputs.require(node.source()),
                        new OpenOptions(node.frame(), cache, node.source().options())));
    }

    @Override
    public void close() {
        open.values().forEach(Volume::close);
    }
}
