// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.List;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * One part of a view over time: before the first key it has that key's value, after the last one that one's.
 *
 * @param keys at least one, by strictly rising time
 */
public record Track<T>(Part<T> part, List<Key<T>> keys) {
    public Track {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new SextantException("the track of " + part + " needs at least one key");
        }
        for (int i = 1; i < keys.size(); i++) {
            if (!(keys.get(i).timeS() > keys.get(i - 1).timeS())) {
                throw new SextantException("the times of the keys of " + part + " must rise; key " + (i + 1) + " is at "
                        + keys.get(i).timeS() + " s");
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            part.check(keys.get(i).value());
            if (i > 0) {
                // There must be a way: told now instead of in the middle of a film.
                part.between(keys.get(i - 1).value(), keys.get(i).value(), 0.5);
            }
        }
    }

    /** From one value to another. */
    public static <T> Track<T> between(Part<T> part, double fromS, T from, double toS, T to, Easing easing) {
        return new Track<>(part, List.of(new Key<>(fromS, from, Easing.LINEAR), new Key<>(toS, to, easing)));
    }

    /** The value at a time. */
    public T value(double timeS) {
        Key<T> before = keys.get(0);
        if (timeS <= before.timeS()) {
            return before.value();
        }
        for (Key<T> next : keys.subList(1, keys.size())) {
            if (timeS < next.timeS()) {
                double share = (timeS - before.timeS()) / (next.timeS() - before.timeS());
                double way = next.easing().at(share);
                return way == 0 ? before.value() : part.between(before.value(), next.value(), way);
            }
            before = next;
        }
        return before.value();
    }

    /** @throws SextantException if the world lacks what the part or a key names */
    void check(World world) {
        keys.forEach(k -> part.check(world, k.value()));
    }

    View applied(View view, double timeS) {
        return part.with(view, value(timeS));
    }
}
