// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.verify;

/**
 * One comparison of the project with the truth.
 *
 * @param quantity what is compared
 * @param unit of truth, found, error and tolerance
 * @param error how far apart they are, at least 0; NaN where nothing can be compared
 * @param tolerance the largest error that passes
 */
public record Check(
        String quantity, String unit, double truth, double found, double error, double tolerance, Verdict verdict) {
    /** How a comparison ended. */
    public enum Verdict {
        PASS,
        FAIL,
        /** The project says itself that it does not know. */
        UNKNOWN
    }

    /** Passes if the numbers differ by no more than the tolerance; a number that is not finite fails. */
    public static Check of(String quantity, String unit, double truth, double found, double tolerance) {
        double error = Math.abs(found - truth);
        return new Check(
                quantity, unit, truth, found, error, tolerance, error <= tolerance ? Verdict.PASS : Verdict.FAIL);
    }

    /** Passes if the number reaches a least value. */
    public static Check atLeast(String quantity, double least, double found) {
        Verdict verdict = found >= least ? Verdict.PASS : Verdict.FAIL;
        return new Check(quantity, "", 1, found, 1 - found, 1 - least, verdict);
    }

    static Check unknown(String quantity, String unit, double tolerance) {
        return new Check(quantity, unit, 0, Double.NaN, Double.NaN, tolerance, Verdict.UNKNOWN);
    }
}
