// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.pose;

import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.PoseCovariance;
import org.sextant.world.frame.Provenance;

/**
 * A pose that has not been given to a frame yet.
 *
 * @param childToParent takes a point of the child frame (µm) to the parent frame (µm)
 * @param covariance null where the user states none
 * @param note the user's remark; may be empty
 */
public record Pose(Matrix4x3dc childToParent, @Nullable PoseCovariance covariance, String note) {
    /** The child's axes and origin are the parent's. */
    public static final Pose IDENTITY = new Pose(new Matrix4x3d(), null, "");

    public Pose {
        childToParent = new Matrix4x3d(childToParent);
    }

    /** @throws org.sextant.world.error.SextantException if the map is no rigid motion or similarity */
    public Placement placement(FrameId frame, FrameId parent, Provenance how) {
        return new Placement(frame, parent, new Affine3(frame, parent, childToParent), covariance, how);
    }
}
