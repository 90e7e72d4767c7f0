// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.List;
import org.sextant.world.error.SextantException;

/** OpenGL cannot be used; pictures are then made in Java. */
public final class GlUnavailableException extends SextantException {
    private static final long serialVersionUID = 1;

    private final List<String> reasons;

    /** @param reasons why each way to it was refused, one sentence each */
    public GlUnavailableException(List<String> reasons) {
        super("no OpenGL: " + String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Why each way was refused. */
    public List<String> reasons() {
        return reasons;
    }
}
