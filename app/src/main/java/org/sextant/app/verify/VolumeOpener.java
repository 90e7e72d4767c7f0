// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.verify;

import org.sextant.volume.data.Volume;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.DataSource;

/** Opens a volume of the project; whoever asks closes it. */
@FunctionalInterface
public interface VolumeOpener {
    /** @throws org.sextant.world.error.DataException if its file is missing or damaged */
    Volume open(DataSource source, FrameId frame);
}
