// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.volume.work.WorkContext;

/**
 * Finds how much light comes to each place of a scene. From each cell near something visible, rays go to all sides for
 * ambient occlusion (Zhukov, Iones and Kronin 1998, 10.1007/978-3-7091-6453-2_5) and to the lamp for soft shadows, through
 * the coarse densities of all volumes; their steps grow, as a cone of light widens.
 */
final class Illumination {
    private static final int SIDES = 26;
    /** Where densities are looked at, in cells, and the cells that each stands for. */
    private static final double[] PLACES = {1, 2, 3.5, 6, 9.5};

    private static final double[] LENGTHS = {1, 1.25, 2, 3, 4};
    /** So far from anything, in cells, light is not asked for. */
    private static final int REACH = 3;

    private static final double GROWTH = 1.07;
    private static final int SHADOW_STEPS = 56;

    private final List<OpacityGrid> grids = new ArrayList<>();
    private final Vector3d lamp;

    private Illumination(Vector3dc lamp) {
        this.lamp = new Vector3d(lamp);
    }

    /**
     * Gives each of the boxes its light.
     *
     * @param all what is drawn
     */
    static void of(List<MarchBox> all, Vector3dc lamp, boolean finestWins, WorkContext work) {
        Illumination light = new Illumination(lamp);
        for (MarchBox box : all) {
            OpacityGrid grid = box.opacityGrid();
            light.grids.add(grid);
            work.forEach("light", grid.cells.nz(), k -> grid.measure((int) k, all, finestWins));
        }
        for (OpacityGrid grid : light.grids) {
            LightGrid result = new LightGrid(grid.cells);
            EmptySpace empty = grid.emptySpace();
            work.forEach("light", grid.cells.nz(), k -> light.layer(grid, empty, (int) k, result));
            grid.box.illuminate(result);
        }
    }

    private void layer(OpacityGrid grid, EmptySpace empty, int k, LightGrid result) {
        CellGrid c = grid.cells;
        Vector3d from = new Vector3d();
        Vector3d at = new Vector3d();
        for (int j = 0; j < c.ny(); j++) {
            for (int i = 0; i < c.nx(); i++) {
                int cell = i + c.nx() * (j + c.ny() * k);
                if (empty.distance(i, j, k) > REACH) {
                    result.set(cell, 1, 1);
                    continue;
                }
                grid.box.fieldToEye.transformPosition(from.set(c.middle(i), c.middle(j), c.middle(k)));
                result.set(cell, around(grid, from, at), toLamp(grid, from, at));
            }
        }
    }

    /** A plane surface has half of all sides free, which counts as 1. */
    private double around(OpacityGrid grid, Vector3d from, Vector3d at) {
        double h = grid.cellUm();
        double sum = 0;
        for (int side = 0; side < SIDES; side++) {
            int s = side < SIDES / 2 ? side : side + 1;
            Vector3d way = new Vector3d(s % 3 - 1, s / 3 % 3 - 1, s / 9 - 1).normalize();
            double depth = 0;
            for (int n = 0; n < PLACES.length; n++) {
                depth += LENGTHS[n] * h * density(at.set(way).mul(PLACES[n] * h).add(from));
            }
            sum += Math.exp(-depth);
        }
        return Math.min(1, 2 * sum / SIDES);
    }

    private double toLamp(OpacityGrid grid, Vector3d from, Vector3d at) {
        double step = grid.cellUm();
        double t = 1.2 * step;
        double depth = 0;
        for (int n = 0; n < SHADOW_STEPS && depth < 6; n++) {
            depth += step * density(at.set(lamp).mul(t).add(from));
            t += step;
            step *= GROWTH;
        }
        return Math.exp(-depth);
    }

    /** Of all volumes, 1/µm. @param at relative to the eye, changed */
    private double density(Vector3d at) {
        double sum = 0;
        double x = at.x;
        double y = at.y;
        double z = at.z;
        for (OpacityGrid g : grids) {
            g.box.eyeToField.transformPosition(at.set(x, y, z));
            sum += g.at(at.x, at.y, at.z);
        }
        return sum;
    }
}
