// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

/** What OpenCL's error codes mean (OpenCL 1.2 specification, section 5 and cl.h). */
final class ClError {
    private ClError() {}

    /** @throws DeviceException naming what was done, if the code is no success */
    static void check(int code, String what) {
        if (code != 0) {
            throw new DeviceException(what + " failed: " + words(code));
        }
    }

    /** The code's name and meaning. */
    static String words(int code) {
        return switch (code) {
            case 0 -> "success";
            case -1 -> "CL_DEVICE_NOT_FOUND, there is no such device";
            case -2 -> "CL_DEVICE_NOT_AVAILABLE, the device is in use or switched off";
            case -3 -> "CL_COMPILER_NOT_AVAILABLE, the driver cannot compile";
            case -4 -> "CL_MEM_OBJECT_ALLOCATION_FAILURE, the device has not enough memory";
            case -5 -> "CL_OUT_OF_RESOURCES, the device ran out of resources, or was reset after a kernel ran too long";
            case -6 -> "CL_OUT_OF_HOST_MEMORY, the driver ran out of memory";
            case -7 -> "CL_PROFILING_INFO_NOT_AVAILABLE, times were not measured";
            case -8 -> "CL_MEM_COPY_OVERLAP, source and target overlap";
            case -9 -> "CL_IMAGE_FORMAT_MISMATCH, images differ in format";
            case -10 -> "CL_IMAGE_FORMAT_NOT_SUPPORTED, the device lacks the image format";
            case -11 -> "CL_BUILD_PROGRAM_FAILURE, the program does not compile";
            case -12 -> "CL_MAP_FAILURE, memory cannot be mapped";
            case -13 -> "CL_MISALIGNED_SUB_BUFFER_OFFSET, a part of a buffer begins at a wrong place";
            case -14 -> "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST, an earlier command failed";
            case -15 -> "CL_COMPILE_PROGRAM_FAILURE, the program does not compile";
            case -16 -> "CL_LINKER_NOT_AVAILABLE, the driver cannot link";
            case -17 -> "CL_LINK_PROGRAM_FAILURE, the program does not link";
            case -18 -> "CL_DEVICE_PARTITION_FAILED, the device cannot be divided";
            case -19 -> "CL_KERNEL_ARG_INFO_NOT_AVAILABLE, arguments are not described";
            case -30 -> "CL_INVALID_VALUE, an argument is out of range";
            case -31 -> "CL_INVALID_DEVICE_TYPE, there is no such kind of device";
            case -32 -> "CL_INVALID_PLATFORM, the platform is unknown";
            case -33 -> "CL_INVALID_DEVICE, the device is unknown or lost";
            case -34 -> "CL_INVALID_CONTEXT, the context is gone";
            case -35 -> "CL_INVALID_QUEUE_PROPERTIES, the device lacks a property of the queue";
            case -36 -> "CL_INVALID_COMMAND_QUEUE, the queue is gone; the device was lost or reset";
            case -37 -> "CL_INVALID_HOST_PTR, memory of the host is not valid";
            case -38 -> "CL_INVALID_MEM_OBJECT, a buffer is not valid";
            case -39 -> "CL_INVALID_IMAGE_FORMAT_DESCRIPTOR, an image format is not valid";
            case -40 -> "CL_INVALID_IMAGE_SIZE, an image is too large";
            case -41 -> "CL_INVALID_SAMPLER, a sampler is not valid";
            case -42 -> "CL_INVALID_BINARY, a stored program is not valid";
            case -43 -> "CL_INVALID_BUILD_OPTIONS, the compiler does not know an option";
            case -44 -> "CL_INVALID_PROGRAM, a program is not valid";
            case -45 -> "CL_INVALID_PROGRAM_EXECUTABLE, a program was not built for the device";
            case -46 -> "CL_INVALID_KERNEL_NAME, the program has no such kernel";
            case -47 -> "CL_INVALID_KERNEL_DEFINITION, a kernel differs between devices";
            case -48 -> "CL_INVALID_KERNEL, a kernel is not valid";
            case -49 -> "CL_INVALID_ARG_INDEX, a kernel has fewer arguments";
            case -50 -> "CL_INVALID_ARG_VALUE, an argument is not valid";
            case -51 -> "CL_INVALID_ARG_SIZE, an argument has another size";
            case -52 -> "CL_INVALID_KERNEL_ARGS, an argument was not set";
            case -53 -> "CL_INVALID_WORK_DIMENSION, work has a wrong number of dimensions";
            case -54 -> "CL_INVALID_WORK_GROUP_SIZE, the device does not take groups of that size";
            case -55 -> "CL_INVALID_WORK_ITEM_SIZE, the device does not take groups of that shape";
            case -56 -> "CL_INVALID_GLOBAL_OFFSET, work begins at a wrong place";
            case -57 -> "CL_INVALID_EVENT_WAIT_LIST, an event is not valid";
            case -58 -> "CL_INVALID_EVENT, an event is not valid";
            case -59 -> "CL_INVALID_OPERATION, the device does not do this";
            case -60 -> "CL_INVALID_GL_OBJECT, an OpenGL object is not valid";
            case -61 -> "CL_INVALID_BUFFER_SIZE, a buffer is larger than the device allows, or empty";
            case -62 -> "CL_INVALID_MIP_LEVEL, an image has no such level";
            case -63 -> "CL_INVALID_GLOBAL_WORK_SIZE, there is too much or no work";
            case -64 -> "CL_INVALID_PROPERTY, a property is not valid";
            case -65 -> "CL_INVALID_IMAGE_DESCRIPTOR, an image is not described well";
            case -66 -> "CL_INVALID_COMPILER_OPTIONS, the compiler does not know an option";
            case -67 -> "CL_INVALID_LINKER_OPTIONS, the linker does not know an option";
            case -68 -> "CL_INVALID_DEVICE_PARTITION_COUNT, the device cannot be divided so";
            case -1001 -> "CL_PLATFORM_NOT_FOUND_KHR, no driver is installed";
            default -> "the driver's own error code " + code;
        };
    }
}
