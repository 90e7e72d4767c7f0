// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import org.sextant.compute.device.Device;
import org.sextant.compute.device.JavaDevice;
import org.sextant.volume.work.WorkContext;

/**
 * What a computation runs with.
 *
 * @param work threads, progress, cancelling
 * @param device that computes where the operator has a program for it
 * @param seed of everything random
 */
public record ExecutionContext(WorkContext work, Device device, long seed) {
    /** Plain Java. */
    public static ExecutionContext of(WorkContext work) {
        return new ExecutionContext(work, new JavaDevice(), 1);
    }
}
