// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.sextant.world.error.SextantException;

/** The operations there are, by id. Found through {@link ServiceLoader}, so that plugins bring their own. */
public final class Operations {
    private final TreeMap<String, Operation<?>> byId = new TreeMap<>();

    /** @throws SextantException if two have the same id */
    public Operations(Iterable<Operation<?>> all) {
        for (Operation<?> o : all) {
            Operation<?> other = byId.put(o.info().id(), o);
            if (other != null) {
                throw new SextantException("two operations are called '"
                        + o.info().id() + "': " + o.getClass().getName() + " and "
                        + other.getClass().getName() + "; remove one of the plugins");
            }
        }
    }

    /** Those on the class path. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Operations installed() {
        return new Operations((Iterable) ServiceLoader.load(Operation.class));
    }

    /** In the order of their ids. */
    public List<Operation<?>> all() {
        return List.copyOf(byId.values());
    }

    /** @throws SextantException if there is none; the message lists those there are */
    public Operation<?> require(String id) {
        Operation<?> o = byId.get(id);
        if (o == null) {
            throw new SextantException("there is no operation '" + id + "', only " + String.join(", ", byId.keySet()));
        }
        return o;
    }
}
