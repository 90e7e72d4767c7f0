// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.exchange;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.compute.registration.landmark.LandmarkPair;
import org.sextant.world.error.DataException;
import org.sextant.world.length.LengthUnit;

/** See {@link LandmarkFile}. */
final class BigWarpCsv {
    private static final int CELLS = 8;

    private BigWarpCsv() {}

    static List<LandmarkPair> read(String file, String text, LengthUnit unit) {
        List<LandmarkPair> pairs = new ArrayList<>();
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                pairs.add(pair(file, "line " + (i + 1), lines[i], unit));
            }
        }
        return pairs;
    }

    private static LandmarkPair pair(String file, String place, String line, LengthUnit unit) {
        String[] cells = line.replace("\"", "").split(",", -1);
        if (cells.length != CELLS) {
            throw new DataException(
                    file,
                    place,
                    "has " + cells.length + " cells instead of " + CELLS,
                    "A line is name, active, three moving and three fixed coordinates");
        }
        double[] v = new double[6];
        boolean set = true;
        for (int c = 0; c < 6; c++) {
            try {
                v[c] = Double.parseDouble(cells[c + 2].strip());
            } catch (NumberFormatException e) {
                throw new DataException(
                        file, place + ", cell " + (c + 3), "'" + cells[c + 2] + "' is no number", "Correct it", e);
            }
            set &= Double.isFinite(v[c]);
        }
        double um = unit.micrometres();
        boolean active = set && cells[1].strip().equalsIgnoreCase("true");
        return pair(
                cells[0].strip(),
                set ? new Vector3d(v[0], v[1], v[2]).mul(um) : new Vector3d(),
                set ? new Vector3d(v[3], v[4], v[5]).mul(um) : new Vector3d(),
                active);
    }

    static LandmarkPair pair(String name, Vector3dc movingUm, Vector3dc fixedUm, boolean active) {
        Matrix3d unknown = new Matrix3d().zero();
        return new LandmarkPair(name, movingUm, fixedUm, unknown, unknown, active ? 1 : 0);
    }

    static String text(List<LandmarkPair> pairs, LengthUnit unit) {
        StringBuilder text = new StringBuilder();
        for (LandmarkPair p : pairs) {
            text.append('"').append(p.name().replace("\"", "'")).append("\",\"").append(p.active());
            for (Vector3dc v : List.of(p.movingUm(), p.fixedUm())) {
                for (int axis = 0; axis < 3; axis++) {
                    text.append("\",\"").append(v.get(axis) / unit.micrometres());
                }
            }
            text.append("\"\n");
        }
        return text.toString();
    }
}
