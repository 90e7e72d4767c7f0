// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.sextant.world.error.SextantException;

/** A picture that a pass on OpenGL cannot make; the Java pass can. */
final class UnsuitedException extends SextantException {
    private static final long serialVersionUID = 1;

    UnsuitedException(String message) {
        super(message);
    }
}
