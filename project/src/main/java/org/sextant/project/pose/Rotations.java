// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.pose;

import java.util.Locale;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.sextant.project.json.Fields;

/** Rotations as users write them. */
final class Rotations {
    private static final double UNIT_TOLERANCE = 1e-3;

    private Rotations() {}

    static Quaterniond rotation(Fields f) {
        f.only("axis", "angleDeg", "quaternion", "eulerDeg", "order");
        boolean axis = f.has("axis") || f.has("angleDeg");
        boolean euler = f.has("eulerDeg") || f.has("order");
        boolean quaternion = f.has("quaternion");
        if ((axis ? 1 : 0) + (euler ? 1 : 0) + (quaternion ? 1 : 0) != 1) {
            throw f.error(
                    "axis",
                    "is one of three ways to state a rotation; found are " + f.names(),
                    "Write \"axis\" and \"angleDeg\", or \"quaternion\", or \"eulerDeg\" and \"order\"");
        }
        return axis ? axisAngle(f) : euler ? euler(f) : quaternion(f);
    }

    private static Quaterniond axisAngle(Fields f) {
        Vector3d axis = f.vector("axis");
        if (!(axis.length() > 0)) {
            throw f.error("axis", "has no length", "Write a direction, such as [0, 0, 1]");
        }
        return new Quaterniond().fromAxisAngleRad(axis.normalize(), Math.toRadians(f.number("angleDeg")));
    }

    private static Quaterniond quaternion(Fields f) {
        double[] q = f.numbers("quaternion", 4);
        Quaterniond unit = new Quaterniond(q[0], q[1], q[2], q[3]);
        double length = Math.sqrt(unit.lengthSquared());
        if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
            throw f.error("quaternion", "has the length " + length + ", not 1", "Write [x, y, z, w] of length 1");
        }
        return unit.normalize();
    }

    private static Quaterniond euler(Fields f) {
        double[] angles = f.numbers("eulerDeg", 3);
        String order = f.text("order");
        String small = order.toLowerCase(Locale.ROOT);
        boolean turning = order.equals(order.toUpperCase(Locale.ROOT));
        boolean repeats =
                small.length() == 3 && (small.charAt(0) == small.charAt(1) || small.charAt(1) == small.charAt(2));
        if (!small.matches("[xyz]{3}") || repeats || !turning && !order.equals(small)) {
            throw f.error(
                    "order",
                    "'" + order + "' is no order of axes",
                    "Write \"xyz\" (fixed axes) or \"XYZ\" (axes that turn along), or another order such as \"zxz\"");
        }
        Quaterniond q = new Quaterniond();
        for (int i = 0; i < 3; i++) {
            Quaterniond step = about(small.charAt(i), Math.toRadians(angles[i]));
            q = turning ? q.mul(step) : step.mul(q);
        }
        return q;
    }

    private static Quaterniond about(char axis, double angleRad) {
        return new Quaterniond().rotationAxis(angleRad, axis == 'x' ? 1 : 0, axis == 'y' ? 1 : 0, axis == 'z' ? 1 : 0);
    }
}
