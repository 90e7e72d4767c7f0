// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import static org.lwjgl.opencl.CL10.CL_PROGRAM_BUILD_LOG;
import static org.lwjgl.opencl.CL10.clBuildProgram;
import static org.lwjgl.opencl.CL10.clCreateKernel;
import static org.lwjgl.opencl.CL10.clCreateProgramWithSource;
import static org.lwjgl.opencl.CL10.clGetProgramBuildInfo;
import static org.lwjgl.opencl.CL10.clReleaseKernel;
import static org.lwjgl.opencl.CL10.clReleaseProgram;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.sextant.shaders.ShaderSource;

/** A kernel built for one device. */
final class ClProgram implements AutoCloseable {
    /** Clang, which most drivers build on: FILE.cl:LINE:COLUMN or &lt;kernel&gt;:LINE:COLUMN; PoCL puts error: before it. */
    private static final Pattern PLACE =
            Pattern.compile("(?m)^(?:error: |warning: )?(?:<[\\w ]+>|[^\\s:]*\\.cl):(\\d+):(\\d+)");

    private static final int LINES = 12;

    private final long program;
    private final long kernel;

    private ClProgram(long program, long kernel) {
        this.program = program;
        this.kernel = kernel;
    }

    /** @throws DeviceException with the first lines of the compiler's log, led back to the file */
    static ClProgram build(long context, ClDeviceInfo info, KernelFiles files, ClKernel wanted) {
        ShaderSource source = files.source(wanted.name());
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long program = clCreateProgramWithSource(context, source.text(), error);
            ClError.check(error.get(0), "taking the OpenCL program " + wanted.name());
            int built = clBuildProgram(program, info.device(), wanted.options(), null, 0);
            if (built != 0) {
                String log = explained(source, log(program, info.device()));
                clReleaseProgram(program);
                throw new DeviceException("the OpenCL program " + wanted.name() + " " + wanted.parameters()
                        + " does not build on " + info + ": " + ClError.words(built) + "\n" + log);
            }
            long kernel = clCreateKernel(program, wanted.name(), error);
            if (error.get(0) != 0) {
                clReleaseProgram(program);
                ClError.check(error.get(0), "taking the kernel " + wanted.name());
            }
            return new ClProgram(program, kernel);
        }
    }

    private static String log(long program, long device) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            if (clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, (ByteBuffer) null, size) != 0) {
                return "(the driver gives no log)";
            }
            ByteBuffer bytes = MemoryUtil.memAlloc((int) Math.max(1, size.get(0)));
            try {
                int code = clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, bytes, null);
                return code != 0
                        ? "(the driver gives no log)"
                        : MemoryUtil.memUTF8(bytes, Math.max(0, bytes.remaining() - 1));
            } finally {
                MemoryUtil.memFree(bytes);
            }
        }
    }

    /** Files and their lines in place of those of the whole text. */
    static String explained(ShaderSource source, String log) {
        String numbered = PLACE.matcher(log).replaceAll(m -> Matcher.quoteReplacement("0:" + m.group(1)));
        return String.join("\n", source.explain(numbered).lines().limit(LINES).toList());
    }

    long kernel() {
        return kernel;
    }

    @Override
    public void close() {
        clReleaseKernel(kernel);
        clReleaseProgram(program);
    }
}
