// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import org.sextant.volume.work.WorkContext;

/** How the parts of a computation run: on all threads, or one after the other where that is already one of many tasks. */
@FunctionalInterface
public interface Loop {
    /** Runs the task for 0 … count − 1. */
    void forEach(String what, long count, WorkContext.Task task);

    /** On all threads. */
    static Loop parallel(WorkContext work) {
        return work::forEach;
    }

    /** In the calling thread. */
    static Loop serial() {
        return (what, count, task) -> {
            for (long i = 0; i < count; i++) {
                try {
                    task.run(i);
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(what + " failed: " + e.getMessage(), e);
                }
            }
        };
    }
}
