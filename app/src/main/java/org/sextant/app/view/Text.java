// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/**
 * One argument as it was written, cut into its parts. Names of volumes hold none of the signs {@code : = @ ,}.
 *
 * @param whole for messages
 * @param form how it is written rightly, with an example
 */
record Text(String whole, String part, String form) {
    static Text of(String whole, String form) {
        return new Text(whole, whole, form);
    }

    SextantException wrong(String why) {
        return new SextantException("'" + whole + "' " + why + "; write " + form);
    }

    private Text at(String other) {
        return new Text(whole, other.strip(), form);
    }

    /** What stands before and after the first of a sign, which must be there. */
    Text[] around(String sign) {
        int cut = part.indexOf(sign);
        if (cut < 1 || cut + sign.length() >= part.length()) {
            throw wrong("has no " + sign + " with something on both sides");
        }
        return new Text[] {at(part.substring(0, cut)), at(part.substring(cut + sign.length()))};
    }

    Text[] split(String sign) {
        return Arrays.stream(part.split(java.util.regex.Pattern.quote(sign), -1))
                .map(this::at)
                .toArray(Text[]::new);
    }

    double number() {
        try {
            double v = Double.parseDouble(part);
            if (Double.isFinite(v)) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw wrong("has no number where '" + part + "' stands");
        }
        throw wrong("has a number that is not finite");
    }

    double lengthUm() {
        return Length.parse(part).um();
    }

    /** x, y and z as lengths. */
    Vector3d pointUm() {
        Text[] p = split(",");
        if (p.length != 3) {
            throw wrong("has no three lengths where '" + part + "' stands");
        }
        return new Vector3d(p[0].lengthUm(), p[1].lengthUm(), p[2].lengthUm());
    }

    /** 0, 1 or 2 for x, y or z. */
    int axis() {
        int axis = part.length() == 1 ? "xyz".indexOf(part) : -1;
        if (axis < 0) {
            throw wrong("names no axis x, y or z but '" + part + "'");
        }
        return axis;
    }

    /** The constant of that name in small letters. */
    <E extends Enum<E>> E choice(E[] known) {
        return Arrays.stream(known)
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(part))
                .findFirst()
                .orElseThrow(() -> wrong("has '" + part + "' where one of "
                        + Arrays.stream(known)
                                .map(e -> e.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " is meant"));
    }
}
