// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.error;

/** Work that the user stopped; nothing half-done is left behind. */
public final class CancelledException extends SextantException {
    private static final long serialVersionUID = 1L;

    public CancelledException(String what) {
        super(what + " was cancelled; nothing was changed");
    }
}
