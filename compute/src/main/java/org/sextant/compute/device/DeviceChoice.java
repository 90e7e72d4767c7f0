// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sextant.world.error.SextantException;

/**
 * The device that computes, and why it is this one.
 *
 * @param reasons one sentence for each device that was looked at
 */
public record DeviceChoice(Device device, List<String> reasons) {
    /** What a user may write. */
    public static final String WORDS = "auto, java, opencl, or opencl:n for the n-th OpenCL device, from 0";

    public DeviceChoice {
        reasons = List.copyOf(reasons);
    }

    /** Asks the drivers which devices there are. */
    @FunctionalInterface
    public interface Search {
        /** @throws DeviceException if there is no OpenCL */
        List<ClDeviceInfo> devices();
    }

    /** Opens the device that {@code wanted} names, see {@link #WORDS}. */
    public static DeviceChoice of(String wanted) {
        return of(wanted, ClDeviceInfo::all);
    }

    /**
     * As {@code auto} a card that OpenCL offers, else Java: a processor through OpenCL is the processor that Java uses
     * already, on which its filters are faster, so that it is taken only when it is asked for.
     *
     * @throws SextantException if what is wanted by name is not there
     */
    static DeviceChoice of(String wanted, Search search) {
        List<String> reasons = new ArrayList<>();
        if (wanted.equals("java")) {
            return new DeviceChoice(new JavaDevice(), List.of("Java, as asked for"));
        }
        if (!wanted.matches("auto|opencl(:\\d{1,3})?")) {
            throw new SextantException("'" + wanted + "' is no device; choose " + WORDS);
        }
        List<ClDeviceInfo> found = found(search, reasons);
        if (wanted.equals("auto")) {
            Optional<OpenClDevice> card =
                    first(found.stream().filter(i -> !i.isCpu()).toList(), reasons);
            found.stream()
                    .filter(ClDeviceInfo::isCpu)
                    .forEach(i -> reasons.add(
                            i + " is the processor that Java uses too; ask for it with opencl:" + found.indexOf(i)));
            reasons.add(card.isPresent() ? "Java is there if it fails" : "Java, as no card was found");
            return new DeviceChoice(card.<Device>map(d -> d).orElseGet(JavaDevice::new), reasons);
        }
        if (wanted.contains(":")) {
            int n = Integer.parseInt(wanted.substring(wanted.indexOf(':') + 1));
            if (n >= found.size()) {
                throw new SextantException(
                        "there is no OpenCL device " + n + "; " + listed(found) + " " + String.join("; ", reasons));
            }
            return new DeviceChoice(OpenClDevice.open(found.get(n)), List.of(found.get(n) + ", as asked for"));
        }
        return first(found, reasons)
                .map(d -> new DeviceChoice(d, reasons))
                .orElseThrow(() -> new SextantException(
                        "no OpenCL device can be used: " + String.join("; ", reasons) + "; choose --device java"));
    }

    private static List<ClDeviceInfo> found(Search search, List<String> reasons) {
        try {
            return search.devices();
        } catch (DeviceException e) {
            reasons.add(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static Optional<OpenClDevice> first(List<ClDeviceInfo> found, List<String> reasons) {
        for (ClDeviceInfo i : found) {
            try {
                OpenClDevice d = OpenClDevice.open(i);
                reasons.add(i + " is used");
                return Optional.of(d);
            } catch (DeviceException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static String listed(List<ClDeviceInfo> found) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            lines.add("opencl:" + i + " is " + found.get(i));
        }
        return lines.isEmpty() ? "there is none at all." : String.join(", ", lines) + ".";
    }
}
