// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/** A point as a user writes it, with units, µm. */
public record Point3(Vector3dc um) {
    public static Point3 parse(String text) {
        return new Point3(
                Text.of(text, "X,Y,Z with units, such as 12um,0.4mm,3um").pointUm());
    }

    /** A direction: three numbers without units. */
    public record Direction(Vector3dc vector) {
        public static Direction parse(String text) {
            Text all = Text.of(text, "X,Y,Z such as 0,0,1");
            Text[] p = all.split(",");
            if (p.length != 3) {
                throw all.wrong("is no direction");
            }
            Vector3d v = new Vector3d(p[0].number(), p[1].number(), p[2].number());
            if (v.length() == 0) {
                throw all.wrong("is no direction");
            }
            return new Direction(v);
        }
    }
}
