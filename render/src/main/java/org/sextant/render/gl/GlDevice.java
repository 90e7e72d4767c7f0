// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.lwjgl.opengl.GL11C;
import org.lwjgl.opengl.GL31C;
import org.lwjgl.opengl.GL41C;
import org.sextant.world.error.SextantException;

/**
 * An OpenGL context with the thread it lives on, and what is known of it.
 *
 * <p>Threads: any; tasks run on the context's own thread, one after the other.
 */
public final class GlDevice implements AutoCloseable {
    /**
     * What a context says of itself.
     *
     * @param origin how it was made
     * @param software whether a processor does the work
     * @param maxEdge largest edge of a three-dimensional texture
     * @param maxEntries largest number of entries in a table
     * @param passes what can run there
     */
    public record Info(
            String origin,
            String vendor,
            String renderer,
            String version,
            boolean software,
            int maxEdge,
            int maxEntries,
            Set<GlPass> passes) {
        public Info {
            passes = Set.copyOf(passes);
        }

        @Override
        public String toString() {
            return "OpenGL " + version + " on " + renderer + " (" + origin + ")";
        }
    }

    private final GlThread thread;
    private final GlContext context;
    private final GlCensus census = new GlCensus();
    private final Info info;
    private final List<String> refused;

    private GlDevice(GlThread thread, GlContext context, Info info, List<String> refused) {
        this.thread = thread;
        this.context = context;
        this.info = info;
        this.refused = List.copyOf(refused);
    }

    /**
     * Makes a context in the way of this operating system.
     *
     * @throws GlUnavailableException with the reasons if there is none
     */
    public static GlDevice open() {
        return open(GlVersion.WANTED.get(0));
    }

    static GlDevice open(GlVersion newest) {
        List<String> refused = new ArrayList<>();
        GlThread thread = new GlThread();
        try {
            return thread.call(() -> {
                GlContext c = context(newest, refused);
                try {
                    return new GlDevice(thread, c, describe(c), refused);
                } catch (RuntimeException e) {
                    c.close();
                    throw e;
                }
            });
        } catch (GlUnavailableException e) {
            thread.close();
            throw e;
        } catch (RuntimeException e) {
            // LWJGL tells of missing libraries in exceptions of several kinds
            thread.close();
            refused.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString()));
            throw new GlUnavailableException(refused);
        }
    }

    private static GlContext context(GlVersion newest, List<String> refused) {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        GlContext c = os.contains("mac")
                ? CglContext.open(refused)
                : os.contains("win") ? GlfwContext.open(newest, refused) : EglContext.open(newest, refused);
        if (c == null) {
            throw new GlUnavailableException(refused);
        }
        if (!c.capabilities().OpenGL41) {
            refused.add(c.origin() + ": it gave a context older than OpenGL " + GlVersion.OLDEST);
            c.close();
            throw new GlUnavailableException(refused);
        }
        return c;
    }

    private static Info describe(GlContext c) {
        String renderer = text(GL11C.GL_RENDERER);
        String lower = renderer.toLowerCase(Locale.ROOT);
        boolean software = List.of("llvmpipe", "softpipe", "swrast", "swiftshader", "software", "lavapipe").stream()
                .anyMatch(lower::contains);
        Set<GlPass> passes = new TreeSet<>(Set.of(GlPass.FRAGMENT));
        if (c.capabilities().OpenGL43) {
            passes.add(GlPass.COMPUTE);
        }
        return new Info(
                c.origin(),
                text(GL11C.GL_VENDOR),
                renderer,
                text(GL11C.GL_VERSION),
                software,
                GL11C.glGetInteger(GL41C.GL_MAX_3D_TEXTURE_SIZE),
                GL11C.glGetInteger(GL31C.GL_MAX_TEXTURE_BUFFER_SIZE),
                passes);
    }

    private static String text(int name) {
        String s = GL11C.glGetString(name);
        if (s == null) {
            throw new SextantException("the OpenGL context does not say what it is");
        }
        return s;
    }

    public Info info() {
        return info;
    }

    /** Why ways that come before this one were not taken. */
    public List<String> refused() {
        return refused;
    }

    GlCensus census() {
        return census;
    }

    /** Objects that live on the device. */
    int alive() {
        return census.alive();
    }

    <T> T call(Callable<T> task) {
        return thread.call(task);
    }

    /** Gives the context back; whoever made objects on it has closed them. */
    @Override
    public void close() {
        thread.call(() -> {
            context.close();
            return true;
        });
        thread.close();
    }
}
