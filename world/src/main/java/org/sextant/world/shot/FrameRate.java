// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.world.error.SextantException;

/**
 * Pictures per second as a fraction in lowest terms, so that 30000/1001 is exact: frame i stands at i · denominator /
 * numerator seconds.
 *
 * @param numerator 1 … 1 000 000 000
 * @param denominator 1 … 1 000 000 000
 */
public record FrameRate(long numerator, long denominator) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,10})(?:/(\\d{1,10})|\\.(\\d{1,6}))?");
    private static final long LARGEST = 1_000_000_000;
    private static final double FASTEST = 1000;

    public FrameRate {
        if (numerator < 1 || denominator < 1 || numerator > LARGEST || denominator > LARGEST) {
            throw new SextantException("a frame rate is a fraction of whole numbers from 1 to " + LARGEST + ", not "
                    + numerator + "/" + denominator);
        }
        long common = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        numerator /= common;
        denominator /= common;
        if (numerator > FASTEST * denominator) {
            throw new SextantException(
                    "a frame rate above " + FASTEST + " per second is not a film: " + numerator + "/" + denominator);
        }
    }

    public static FrameRate of(long perSecond) {
        return new FrameRate(perSecond, 1);
    }

    /** Reads {@code 30}, {@code 12.5} or {@code 30000/1001}. */
    public static FrameRate parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new SextantException("'" + text + "' is not a frame rate; write for example 30, 12.5 or 30000/1001");
        }
        if (m.group(2) != null) {
            return new FrameRate(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)));
        }
        if (m.group(3) == null) {
            return of(Long.parseLong(m.group(1)));
        }
        long scale = BigInteger.TEN.pow(m.group(3).length()).longValueExact();
        return new FrameRate(Math.multiplyExact(Long.parseLong(m.group(1)), scale) + Long.parseLong(m.group(3)), scale);
    }

    /** When a frame is shown, in seconds. */
    public double timeS(long frame) {
        return (double) Math.multiplyExact(frame, denominator) / numerator;
    }

    /** How many frames a film of that many seconds has: those whose time lies before its end, at least one. */
    public long frames(double seconds) {
        double exact = seconds * numerator / denominator;
        // A duration such as 1.1 s is rounded as a double; it must not add a frame.
        return Math.max(1, (long) Math.ceil(exact - 1e-6));
    }

    public double perSecond() {
        return (double) numerator / denominator;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}
