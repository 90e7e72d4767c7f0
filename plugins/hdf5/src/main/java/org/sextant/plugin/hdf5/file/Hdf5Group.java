// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.DataException;

/** A group: its members by name, with soft and external links followed. */
public final class Hdf5Group implements Hdf5Node {
    /** Links that lead to links; longer chains run in a circle. */
    private static final int MOST_LINKS = 16;

    private final Hdf5File file;
    private final Group group;
    private final String path;

    Hdf5Group(Hdf5File file, Group group, String path) {
        this.file = file;
        this.group = group;
        this.path = path;
    }

    @Override
    public Hdf5File file() {
        return file;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public List<Hdf5Value> attributes() {
        return Hdf5Value.attributes(file, group, path.isEmpty() ? "/" : path);
    }

    /** Names of the members in the file's order. */
    public List<String> names() {
        return file.guarded(
                "group " + (path.isEmpty() ? "/" : path),
                () -> new ArrayList<>(group.getChildren().keySet()));
    }

    /** A name for the object that is the same under whatever path it was found. */
    public String identity() {
        return file.name() + "#" + group.getAddress();
    }

    /** Whether a member is a link and not an object of this group. */
    public boolean isLink(String name) {
        return child(group, name) instanceof Link;
    }

    /**
     * The object at a path relative to this group (or from the root, if it starts with '/').
     *
     * @return empty if there is none, or if a link on the way leads nowhere
     */
    public Optional<Hdf5Node> find(String relative) {
        return new Walk(file, relative.startsWith("/") ? "" : path)
                .to(relative.startsWith("/") ? file.root().group : group, relative);
    }

    /** The data set at a path. */
    public Optional<Hdf5Dataset> dataset(String relative) {
        return find(relative).filter(Hdf5Dataset.class::isInstance).map(Hdf5Dataset.class::cast);
    }

    /** The group at a path. */
    public Optional<Hdf5Group> group(String relative) {
        return find(relative).filter(Hdf5Group.class::isInstance).map(Hdf5Group.class::cast);
    }

    private @Nullable Node child(Group of, String name) {
        return file.guarded(
                "group " + (path.isEmpty() ? "/" : path), () -> of.getChildren().get(name));
    }

    /** Walks along names and links; jhdf's own way follows neither relative soft links nor links without end. */
    private static final class Walk {
        private Hdf5File file;
        private String path;
        private int links;

        Walk(Hdf5File file, String path) {
            this.file = file;
            this.path = path;
        }

        Optional<Hdf5Node> to(Group start, String relative) {
            Deque<String> names = new ArrayDeque<>();
            push(names, relative);
            Node at = start;
            while (!names.isEmpty()) {
                if (!(at instanceof Group g)) {
                    return Optional.empty();
                }
                String name = names.pop();
                Hdf5File here = file;
                Node next = here.guarded("group " + path, () -> g.getChildren().get(name));
                if (next == null) {
                    return Optional.empty();
                }
                path = path.isEmpty() ? name : path + "/" + name;
                at = next instanceof Link link ? follow(link, g, names) : next;
                if (at == null) {
                    return Optional.empty();
                }
            }
            return Optional.ofNullable(wrapped(at));
        }

        /** Where a link's walk goes on: the group from which its target is named, whose names come first then. */
        private @Nullable Group follow(Link link, Group parent, Deque<String> names) {
            if (++links > MOST_LINKS) {
                throw new DataException(
                        file.name(), path, "its links run in a circle", "Give the path of the data set itself");
            }
            String target = link.getTargetPath();
            if (!(link instanceof ExternalLink)) {
                push(names, target);
                return target.startsWith("/") ? file.root().group : parent;
            }
            String inner = target.substring(target.lastIndexOf(':') + 1);
            String other = target.substring(0, target.lastIndexOf(':'));
            java.nio.file.Path folder = file.path().toAbsolutePath().getParent();
            if (folder == null || !Files.isRegularFile(folder.resolve(other))) {
                return null;
            }
            file = file.linked(other);
            push(names, inner);
            return file.root().group;
        }

        private static void push(Deque<String> names, String relative) {
            String[] parts = relative.split("/");
            for (int i = parts.length - 1; i >= 0; i--) {
                if (!parts[i].isEmpty() && !parts[i].equals(".")) {
                    names.push(parts[i]);
                }
            }
        }

        private @Nullable Hdf5Node wrapped(Node at) {
            if (at instanceof Dataset d) {
                return new Hdf5Dataset(file, d, path);
            }
            return at instanceof Group g ? new Hdf5Group(file, g, path) : null;
        }
    }
}
