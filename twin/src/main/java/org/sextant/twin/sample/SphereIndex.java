// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.function.IntConsumer;
import org.joml.Vector3dc;
import org.sextant.world.grid.Box3;

/**
 * Which of many spheres may lie near a point: cells of {@value #CELL_UM} µm, each with the spheres whose surface comes
 * closer to it than a margin. Immutable.
 */
final class SphereIndex {
    private static final double CELL_UM = 12;

    private final double x0;
    private final double y0;
    private final double z0;
    private final int nx;
    private final int ny;
    private final int nz;
    /** Entries of cell c are entries[start[c]] … entries[start[c + 1] − 1]. */
    private final int[] start;

    private final int[] entries;

    /** A sphere by its number. */
    interface Spheres {
        int count();

        Vector3dc centreUm(int i);

        double radiusUm(int i);
    }

    SphereIndex(Box3 box, double marginUm, Spheres spheres) {
        x0 = box.minUm().x() - marginUm;
        y0 = box.minUm().y() - marginUm;
        z0 = box.minUm().z() - marginUm;
        nx = (int) Math.ceil((box.maxUm().x() + marginUm - x0) / CELL_UM) + 1;
        ny = (int) Math.ceil((box.maxUm().y() + marginUm - y0) / CELL_UM) + 1;
        nz = (int) Math.ceil((box.maxUm().z() + marginUm - z0) / CELL_UM) + 1;
        start = new int[Math.multiplyExact(Math.multiplyExact(nx, ny), nz) + 1];
        for (int i = 0; i < spheres.count(); i++) {
            visit(spheres.centreUm(i), spheres.radiusUm(i) + marginUm, c -> start[c + 1]++);
        }
        for (int c = 1; c < start.length; c++) {
            start[c] += start[c - 1];
        }
        entries = new int[start[start.length - 1]];
        int[] next = start.clone();
        for (int i = 0; i < spheres.count(); i++) {
            int sphere = i;
            visit(spheres.centreUm(i), spheres.radiusUm(i) + marginUm, c -> entries[next[c]++] = sphere);
        }
    }

    private void visit(Vector3dc c, double r, IntConsumer cell) {
        for (int k = clamp((c.z() - r - z0) / CELL_UM, nz); k <= clamp((c.z() + r - z0) / CELL_UM, nz); k++) {
            for (int j = clamp((c.y() - r - y0) / CELL_UM, ny); j <= clamp((c.y() + r - y0) / CELL_UM, ny); j++) {
                for (int i = clamp((c.x() - r - x0) / CELL_UM, nx); i <= clamp((c.x() + r - x0) / CELL_UM, nx); i++) {
                    if (distance2(i, j, k, c) <= r * r) {
                        cell.accept(i + nx * (j + ny * k));
                    }
                }
            }
        }
    }

    /** Squared distance from a point to a cell's box. */
    private double distance2(int i, int j, int k, Vector3dc c) {
        double dx = outside(c.x() - x0, i);
        double dy = outside(c.y() - y0, j);
        double dz = outside(c.z() - z0, k);
        return dx * dx + dy * dy + dz * dz;
    }

    private static double outside(double x, int i) {
        return Math.max(0, Math.max(i * CELL_UM - x, x - (i + 1) * CELL_UM));
    }

    private static int clamp(double cell, int n) {
        return (int) Math.max(0, Math.min(n - 1, Math.floor(cell)));
    }

    /** The cell of a point, −1 outside of all. */
    int cell(double x, double y, double z) {
        double i = Math.floor((x - x0) / CELL_UM);
        double j = Math.floor((y - y0) / CELL_UM);
        double k = Math.floor((z - z0) / CELL_UM);
        if (!(i >= 0 && i < nx && j >= 0 && j < ny && k >= 0 && k < nz)) {
            return -1;
        }
        return (int) i + nx * ((int) j + ny * (int) k);
    }

    int first(int cell) {
        return start[cell];
    }

    int end(int cell) {
        return start[cell + 1];
    }

    int entry(int i) {
        return entries[i];
    }
}
