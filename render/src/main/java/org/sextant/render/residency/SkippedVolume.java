// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import org.sextant.world.error.SextantException;
import org.sextant.world.scene.VolumeId;

/**
 * A volume that a picture does not show.
 *
 * @param message for the user
 */
public record SkippedVolume(VolumeId id, Reason reason, String message) {
    /** Why. */
    public enum Reason {
        /** Its layer is switched off, or the view leaves it out. */
        HIDDEN,
        /** The camera does not see its box. */
        OUT_OF_VIEW,
        /** It cannot be opened or read: the picture is not what was asked for. */
        UNREADABLE
    }

    static SkippedVolume hidden(VolumeId id) {
        return new SkippedVolume(id, Reason.HIDDEN, "volume '" + id + "' is switched off");
    }

    static SkippedVolume outOfView(VolumeId id) {
        return new SkippedVolume(id, Reason.OUT_OF_VIEW, "volume '" + id + "' lies outside of the view");
    }

    static SkippedVolume unreadable(VolumeId id, SextantException e) {
        return new SkippedVolume(id, Reason.UNREADABLE, "volume '" + id + "' is not shown: " + e.getMessage());
    }
}
