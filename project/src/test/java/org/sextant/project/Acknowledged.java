// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.World;

/**
 * What a {@link CrashingWriter} has acknowledged.
 *
 * @param names volumes and boxes that must be there, as {@code added NAME} and {@code boxed NAME}
 * @param sequence number of the last acknowledged change
 */
record Acknowledged(Set<String> names, long sequence) {
    static Acknowledged of(List<String> lines) {
        Deque<String> stack = new ArrayDeque<>();
        long sequence = 0;
        for (String line : lines) {
            int cut = line.lastIndexOf(' ');
            sequence = Long.parseLong(line.substring(cut + 1));
            if (line.startsWith("undone")) {
                stack.pop();
            } else {
                stack.push(line.substring(0, cut));
            }
        }
        return new Acknowledged(new TreeSet<>(stack), sequence);
    }

    static Set<String> in(World world) {
        Set<String> names = new TreeSet<>();
        world.volumes().forEach(v -> names.add("added " + v.id().name()));
        world.boxes().forEach(b -> names.add("boxed " + b.name()));
        return names;
    }

    /** Each volume has its frame, each frame its volume, and all values are those that were given. */
    static void assertNoneHalf(World world) {
        Set<String> frames = new TreeSet<>();
        world.frames().placements().forEach(p -> frames.add(p.frame().name()));
        Set<String> volumes = new TreeSet<>();
        world.volumes().forEach(v -> {
            volumes.add(v.id().name());
            assertThat(v).isEqualTo(SampleWorld.volume(v.id().name(), v.frame()));
        });
        assertThat(frames).isEqualTo(volumes);
        for (FovBox b : world.boxes()) {
            assertThat(b).isEqualTo(SampleWorld.box(b.name(), b.box().frame()));
        }
    }
}
