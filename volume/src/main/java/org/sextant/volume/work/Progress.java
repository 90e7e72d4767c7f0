// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

/** Hears how far long work has come; called from any thread, at most a few times a second per worker. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (what, done, total) -> {};

    /** @param done units finished of {@code total}, both in the work's own unit */
    void report(String what, long done, long total);
}
