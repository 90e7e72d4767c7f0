// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import static org.lwjgl.opencl.CL10.CL_DEVICE_AVAILABLE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_COMPILER_AVAILABLE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_MAX_WORK_GROUP_SIZE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_NAME;
import static org.lwjgl.opencl.CL10.CL_DEVICE_TYPE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_TYPE_ALL;
import static org.lwjgl.opencl.CL10.CL_DEVICE_TYPE_CPU;
import static org.lwjgl.opencl.CL10.CL_DEVICE_VERSION;
import static org.lwjgl.opencl.CL10.CL_DRIVER_VERSION;
import static org.lwjgl.opencl.CL10.CL_PLATFORM_NAME;
import static org.lwjgl.opencl.CL10.clGetDeviceIDs;
import static org.lwjgl.opencl.CL10.clGetDeviceInfo;
import static org.lwjgl.opencl.CL10.clGetPlatformIDs;
import static org.lwjgl.opencl.CL10.clGetPlatformInfo;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/**
 * An OpenCL device as its driver describes it.
 *
 * @param platform handle of its driver
 * @param device its handle
 * @param isCpu whether it is the processor itself, with the memory and speed that plain Java has too
 * @param memoryBytes of all its memory
 * @param largestBufferBytes that one buffer may have
 * @param largestGroup work items in a group
 * @param refusal why it cannot be used; empty if it can
 */
public record ClDeviceInfo(
        long platform,
        long device,
        String name,
        String platformName,
        String driver,
        boolean isCpu,
        long memoryBytes,
        long largestBufferBytes,
        long largestGroup,
        String refusal) {

    /**
     * All devices of all drivers: cards before processors, each kind in the order that the drivers give.
     *
     * @throws DeviceException if there is no library or no driver
     */
    public static List<ClDeviceInfo> all() {
        ClLibrary.load();
        List<ClDeviceInfo> all = new ArrayList<>();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            ClError.check(clGetPlatformIDs(null, count), "asking for OpenCL drivers");
            PointerBuffer platforms = stack.mallocPointer(count.get(0));
            ClError.check(clGetPlatformIDs(platforms, (IntBuffer) null), "asking for OpenCL drivers");
            for (int i = 0; i < platforms.capacity(); i++) {
                addDevices(platforms.get(i), all);
            }
        }
        all.sort(Comparator.comparing(ClDeviceInfo::isCpu));
        return all;
    }

    private static void addDevices(long platform, List<ClDeviceInfo> all) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            if (clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, null, count) != 0 || count.get(0) == 0) {
                // A driver without devices, such as one for a card that is not there.
                return;
            }
            PointerBuffer devices = stack.mallocPointer(count.get(0));
            ClError.check(
                    clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices, (IntBuffer) null),
                    "asking for OpenCL devices");
            for (int i = 0; i < devices.capacity(); i++) {
                all.add(of(platform, devices.get(i)));
            }
        }
    }

    private static ClDeviceInfo of(long platform, long device) {
        String version = text(device, CL_DEVICE_VERSION);
        String refusal = number(device, CL_DEVICE_AVAILABLE) == 0
                ? "it is not available"
                : number(device, CL_DEVICE_COMPILER_AVAILABLE) == 0
                        ? "its driver has no compiler"
                        : version.startsWith("OpenCL 1.0") || version.startsWith("OpenCL 1.1")
                                ? "it knows only " + version + ", not OpenCL 1.2"
                                : "";
        return new ClDeviceInfo(
                platform,
                device,
                text(device, CL_DEVICE_NAME),
                platformText(platform),
                text(device, CL_DRIVER_VERSION),
                (number(device, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_CPU) != 0,
                number(device, CL_DEVICE_GLOBAL_MEM_SIZE),
                number(device, CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                number(device, CL_DEVICE_MAX_WORK_GROUP_SIZE),
                refusal);
    }

    /** Numbers of 4 or 8 bytes. */
    private static long number(long device, int what) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            LongBuffer value = stack.callocLong(1);
            ClError.check(clGetDeviceInfo(device, what, value, null), "asking an OpenCL device for its properties");
            return value.get(0);
        }
    }

    private static String text(long device, int what) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            ClError.check(
                    clGetDeviceInfo(device, what, (ByteBuffer) null, size), "asking an OpenCL device for its name");
            ByteBuffer bytes = stack.malloc((int) size.get(0));
            ClError.check(clGetDeviceInfo(device, what, bytes, null), "asking an OpenCL device for its name");
            return trimmed(bytes);
        }
    }

    private static String platformText(long platform) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            ClError.check(
                    clGetPlatformInfo(platform, CL_PLATFORM_NAME, (ByteBuffer) null, size),
                    "asking an OpenCL driver for its name");
            ByteBuffer bytes = stack.malloc((int) size.get(0));
            ClError.check(
                    clGetPlatformInfo(platform, CL_PLATFORM_NAME, bytes, null), "asking an OpenCL driver for its name");
            return trimmed(bytes);
        }
    }

    private static String trimmed(ByteBuffer bytes) {
        return bytes.remaining() == 0
                ? ""
                : MemoryUtil.memUTF8(bytes, bytes.remaining() - 1).strip();
    }

    @Override
    public String toString() {
        return name + " (" + platformName + " " + driver + ", " + (memoryBytes >> 20) + " MiB)";
    }
}
