// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Volume;
import org.sextant.world.scene.VolumeNode;

/** Where the volumes of one picture come from: loaded now, or taken from memory and asked for. */
interface Supply {
    /**
     * The volume behind a node; null if it is not open yet.
     *
     * @throws org.sextant.world.error.SextantException if it cannot be read
     */
    @Nullable
    Volume open(VolumeNode node);

    /** A piece of a volume; null if it is not there yet. */
    Holdings.@Nullable Piece piece(VolumeNode node, Holdings.Key key);

    /**
     * Bricks of a volume, as many of them as are there.
     *
     * @param choose what is wanted, by what is known so far
     * @return what is wanted at last
     */
    BrickChoice bricks(VolumeNode node, PagedVolume paged, Supplier<BrickChoice> choose);

    /** Number of pieces that were asked for and are not there. */
    int pending();
}
