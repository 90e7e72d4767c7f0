// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

/** The value that parts a histogram into two classes with the largest variance between them (Otsu 1979, 10.1109/TSMC.1979.4310076). */
final class OtsuThreshold {
    private OtsuThreshold() {}

    /**
     * Position of the threshold in bins, 0 … length: where several are equally good (an empty gap between two peaks), the
     * middle of them.
     */
    static double of(long[] histogram) {
        double total = 0;
        double moment = 0;
        for (int i = 0; i < histogram.length; i++) {
            total += histogram[i];
            moment += (double) i * histogram[i];
        }
        double below = 0;
        double belowMoment = 0;
        double best = -1;
        int first = 0;
        int last = 0;
        for (int i = 0; i < histogram.length - 1; i++) {
            below += histogram[i];
            belowMoment += (double) i * histogram[i];
            double above = total - below;
            if (below == 0 || above == 0) {
                continue;
            }
            double distance = belowMoment / below - (moment - belowMoment) / above;
            double between = below * above * distance * distance;
            if (between > best * (1 + 1e-12)) {
                best = between;
                first = i;
                last = i;
            } else if (between >= best * (1 - 1e-12)) {
                last = i;
            }
        }
        return best < 0 ? histogram.length / 2.0 : (first + last) / 2.0 + 1;
    }
}
