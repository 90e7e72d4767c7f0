// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.error;

import org.jspecify.annotations.Nullable;

/**
 * Root of all errors that Sextant reports. The message is one or two sentences for the user: what went wrong, where,
 * the value found, and what to do about it.
 */
public class SextantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SextantException(String message) {
        super(message);
    }

    public SextantException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
