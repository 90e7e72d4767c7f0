// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import org.sextant.world.error.SextantException;

/** A device or its driver cannot do what was asked; plain Java can instead. */
public final class DeviceException extends SextantException {
    private static final long serialVersionUID = 1L;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
