// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import java.util.Arrays;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;

/** Volumes of small whole numbers that follow from each voxel's value; computed where they are read. */
public final class PhaseVolume {
    private PhaseVolume() {}

    /** What a physical value becomes, 0 to 255. */
    @FunctionalInterface
    public interface Rule {
        int phase(double physical);

        /** 1 from low to high, both included; 0 else and for NaN. */
        static Rule between(double low, double high) {
            return v -> v >= low && v <= high ? 1 : 0;
        }

        /** How many of the limits a value reaches; 0 for NaN. */
        static Rule classes(double[] limits) {
            return v -> {
                int c = 0;
                while (c < limits.length && v >= limits[c]) {
                    c++;
                }
                return c;
            };
        }
    }

    /** A volume of type u8 on the same grid. */
    public static Volume of(Volume volume, Rule rule) {
        byte[] table = table(volume.type(), volume.scale(), rule);
        BlockCache cache =
                new BlockCache(Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 16));
        return BlockVolume.builder(volume.source(), volume.format(), ValueType.U8, cache)
                .level(volume.finest().layout(), r -> apply(volume, rule, table, r))
                .grid(volume.knownGrid().orElse(null))
                .build();
    }

    /** For types of few values: the result by the stored bits. */
    private static byte[] table(ValueType type, ValueScale scale, Rule rule) {
        if (!type.isInteger() || type.fileBytes() > 2) {
            return new byte[0];
        }
        byte[] table = new byte[1 << 8 * type.fileBytes()];
        Object one = type.allocate(1);
        for (int bits = 0; bits < table.length; bits++) {
            if (one instanceof byte[] b) {
                b[0] = (byte) bits;
            } else if (one instanceof short[] s) {
                s[0] = (short) bits;
            }
            table[bits] = (byte) rule.phase(scale.physical(type.get(one, 0)));
        }
        return table;
    }

    private static byte[] apply(Volume volume, Rule rule, byte[] table, Region r) {
        Object values = volume.finest().read(r);
        byte[] out = new byte[r.voxels()];
        if (table.length > 0 && values instanceof byte[] v) {
            for (int i = 0; i < out.length; i++) {
                out[i] = table[v[i] & 0xff];
            }
        } else if (table.length > 0 && values instanceof short[] v) {
            for (int i = 0; i < out.length; i++) {
                out[i] = table[v[i] & 0xffff];
            }
        } else {
            ValueScale scale = volume.scale();
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) rule.phase(scale.physical(volume.type().get(values, i)));
            }
        }
        return out;
    }

    /** Voxels of each phase, counted plane by plane. */
    public static long[] count(Volume phases, WorkContext work) {
        Size3 size = phases.size();
        int tasks = (int) Math.min(64, size.z());
        long[][] parts = new long[tasks][256];
        int rows = (int) Math.max(1, Math.min(size.y(), (1 << 22) / size.x()));
        work.forEach("counting phases", tasks, task -> {
            byte[] values = new byte[(int) (rows * size.x())];
            for (long z = size.z() * task / tasks; z < size.z() * (task + 1) / tasks; z++) {
                for (long y = 0; y < size.y(); y += rows) {
                    int ny = (int) Math.min(rows, size.y() - y);
                    phases.finest().read(new Region(0, y, z, (int) size.x(), ny, 1), values);
                    for (int i = 0; i < ny * (int) size.x(); i++) {
                        parts[(int) task][values[i] & 0xff]++;
                    }
                }
            }
        });
        long[] sum = new long[256];
        Arrays.setAll(sum, v -> Arrays.stream(parts).mapToLong(p -> p[v]).sum());
        return sum;
    }
}
