// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGL10;
import org.lwjgl.egl.EGL14;
import org.lwjgl.egl.EGL15;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A context by EGL, which needs no display: the way on Linux. */
final class EglContext implements GlContext {
    private static final int PLATFORM_DEVICE_EXT = 0x313F;
    private static final int PLATFORM_SURFACELESS_MESA = 0x31DD;
    private static final int MAX_DEVICES = 16;

    /** A display to be tried. */
    private record Way(String name, int platform, long nativeDisplay) {}

    private final String origin;
    private final long display;
    private final long context;
    private final GLCapabilities capabilities;

    private EglContext(String origin, long display, long context, GLCapabilities capabilities) {
        this.origin = origin;
        this.display = display;
        this.context = context;
        this.capabilities = capabilities;
    }

    /**
     * Tries the devices in their order, then no surface, then the default display.
     *
     * @param newest no later version is asked for
     * @param refused receives why each way before the one that worked was refused
     * @return null if none works
     */
    static @Nullable EglContext open(GlVersion newest, List<String> refused) {
        // before class GL is loaded
        Configuration.OPENGL_CONTEXT_API.set("EGL");
        for (Way way : ways(refused)) {
            EglContext c = open(way, newest, refused);
            if (c != null) {
                return c;
            }
        }
        return null;
    }

    private static List<Way> ways(List<String> refused) {
        String client = EGL10.eglQueryString(EGL10.EGL_NO_DISPLAY, EGL10.EGL_EXTENSIONS);
        List<String> extensions = client == null ? List.of() : List.of(client.split(" "));
        List<Way> ways = new ArrayList<>();
        boolean platforms = function("eglGetPlatformDisplay") != 0;
        if (platforms && extensions.contains("EGL_EXT_platform_device") && function("eglQueryDevicesEXT") != 0) {
            long[] devices = devices();
            for (int i = 0; i < devices.length; i++) {
                ways.add(new Way("EGL device " + i, PLATFORM_DEVICE_EXT, devices[i]));
            }
        } else {
            refused.add("EGL devices: the library does not list any");
        }
        if (platforms && extensions.contains("EGL_MESA_platform_surfaceless")) {
            ways.add(new Way("EGL surfaceless", PLATFORM_SURFACELESS_MESA, MemoryUtil.NULL));
        } else {
            refused.add("EGL surfaceless: the library does not have it");
        }
        ways.add(new Way("EGL default display", 0, MemoryUtil.NULL));
        return ways;
    }

    private static long function(String name) {
        return EGL.getFunctionProvider().getFunctionAddress(name);
    }

    private static long[] devices() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer found = stack.mallocPointer(MAX_DEVICES);
            IntBuffer count = stack.mallocInt(1);
            int ok = JNI.callPPI(
                    MAX_DEVICES,
                    MemoryUtil.memAddress(found),
                    MemoryUtil.memAddress(count),
                    function("eglQueryDevicesEXT"));
            long[] devices = new long[ok == EGL10.EGL_TRUE ? count.get(0) : 0];
            for (int i = 0; i < devices.length; i++) {
                devices[i] = found.get(i);
            }
            return devices;
        }
    }

    private static @Nullable EglContext open(Way way, GlVersion newest, List<String> refused) {
        // LWJGL's own call refuses a native display of 0, which surfaceless needs
        long display = way.platform() == 0
                ? EGL10.eglGetDisplay(EGL14.EGL_DEFAULT_DISPLAY)
                : JNI.callPPP(way.platform(), way.nativeDisplay(), MemoryUtil.NULL, function("eglGetPlatformDisplay"));
        if (display == EGL10.EGL_NO_DISPLAY) {
            refused.add(way.name() + ": there is no such display");
            return null;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer major = stack.mallocInt(1);
            IntBuffer minor = stack.mallocInt(1);
            if (!EGL10.eglInitialize(display, major, minor)) {
                refused.add(way.name() + ": it does not start (" + error() + ")");
                return null;
            }
            EGL.createDisplayCapabilities(display, major.get(0), minor.get(0));
            EglContext c = open(way.name(), display, newest, stack, refused);
            if (c == null) {
                EGL10.eglTerminate(display);
            }
            return c;
        }
    }

    private static @Nullable EglContext open(
            String name, long display, GlVersion newest, MemoryStack stack, List<String> refused) {
        String extensions = EGL10.eglQueryString(display, EGL10.EGL_EXTENSIONS);
        if (extensions == null || !List.of(extensions.split(" ")).contains("EGL_KHR_surfaceless_context")) {
            refused.add(name + ": it cannot draw without a surface");
            return null;
        }
        PointerBuffer config = stack.mallocPointer(1);
        IntBuffer count = stack.mallocInt(1);
        int[] wanted = {EGL10.EGL_SURFACE_TYPE, 0, EGL14.EGL_RENDERABLE_TYPE, EGL14.EGL_OPENGL_BIT, EGL10.EGL_NONE};
        if (!EGL14.eglBindAPI(EGL14.EGL_OPENGL_API)
                || !EGL10.eglChooseConfig(display, stack.ints(wanted), config, count)
                || count.get(0) == 0) {
            refused.add(name + ": it has no desktop OpenGL (" + error() + ")");
            return null;
        }
        long context = context(display, config.get(0), newest, stack);
        if (context == EGL10.EGL_NO_CONTEXT) {
            refused.add(name + ": no OpenGL " + GlVersion.OLDEST + " or later (" + error() + ")");
            return null;
        }
        if (!EGL10.eglMakeCurrent(display, EGL10.EGL_NO_SURFACE, EGL10.EGL_NO_SURFACE, context)) {
            refused.add(name + ": its context cannot be used (" + error() + ")");
            EGL10.eglDestroyContext(display, context);
            return null;
        }
        return new EglContext(name, display, context, GL.createCapabilities());
    }

    private static long context(long display, long config, GlVersion newest, MemoryStack stack) {
        for (GlVersion v : GlVersion.WANTED) {
            if (v.compareTo(newest) <= 0) {
                int[] attributes = {
                    EGL15.EGL_CONTEXT_MAJOR_VERSION,
                    v.major(),
                    EGL15.EGL_CONTEXT_MINOR_VERSION,
                    v.minor(),
                    EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK,
                    EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                    EGL10.EGL_NONE
                };
                long c = EGL10.eglCreateContext(display, config, EGL10.EGL_NO_CONTEXT, stack.ints(attributes));
                if (c != EGL10.EGL_NO_CONTEXT) {
                    return c;
                }
            }
        }
        return EGL10.EGL_NO_CONTEXT;
    }

    private static String error() {
        return String.format(Locale.ROOT, "EGL error 0x%x", EGL10.eglGetError());
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public GLCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        GL.setCapabilities(null);
        EGL10.eglMakeCurrent(display, EGL10.EGL_NO_SURFACE, EGL10.EGL_NO_SURFACE, EGL10.EGL_NO_CONTEXT);
        EGL10.eglDestroyContext(display, context);
        // the display is shared by all contexts of the program and stays
    }
}
