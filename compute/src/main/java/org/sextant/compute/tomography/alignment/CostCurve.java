// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.alignment;

/**
 * What one method says about where the axis stands: a cost for each column it tried, least where it believes the axis.
 *
 * @param method its name in a few words
 * @param columns tried, rising
 * @param costs of each
 * @param best column, between those tried
 */
public record CostCurve(String method, double[] columns, double[] costs, double best) {
    /** With the least of a parabola through the least cost and its neighbours. */
    static CostCurve of(String method, double[] columns, double[] costs) {
        int at = 0;
        for (int i = 1; i < costs.length; i++) {
            at = costs[i] < costs[at] ? i : at;
        }
        double best = columns[at];
        if (at > 0 && at < costs.length - 1) {
            double below = costs[at - 1] - costs[at];
            double above = costs[at + 1] - costs[at];
            double step = (columns[at + 1] - columns[at - 1]) / 2;
            best += below + above > 0 ? step * (below - above) / (2 * (below + above)) : 0;
        }
        return new CostCurve(method, columns, costs, best);
    }
}
