// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.edit;

/** What happened to a world, as a journal records it and replays it. */
public sealed interface Change {
    record Applied(WorldEdit edit) implements Change {}

    record Undone() implements Change {}

    record Redone() implements Change {}
}
