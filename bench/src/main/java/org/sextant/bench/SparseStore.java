// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sextant.volume.work.WorkContext;

/**
 * A large OME-Zarr store of hollow balls in nothing: only the chunks that hold a part of a ball are written, without
 * compression. Levels halve down to 64 voxels.
 */
final class SparseStore {
    private static final int CHUNK = 64;
    private static final int BALLS = 24;

    private record Ball(double x, double y, double z, double radius) {
        /** Distance of a point from the wall's middle. */
        double fromWall(double px, double py, double pz) {
            return Math.abs(Math.sqrt((px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z)) - radius);
        }
    }

    private final Path folder;
    private final int edge;
    private final List<Ball> balls = new ArrayList<>();

    SparseStore(Path folder, int edge) {
        this.folder = folder;
        this.edge = edge;
        Random random = new Random(11);
        for (int i = 0; i < BALLS; i++) {
            double radius = edge * (0.02 + 0.04 * random.nextDouble());
            double room = edge - 2.2 * radius;
            balls.add(new Ball(
                    1.1 * radius + room * random.nextDouble(),
                    1.1 * radius + room * random.nextDouble(),
                    1.1 * radius + room * random.nextDouble(),
                    radius));
        }
    }

    /** Centre and radius of the first ball, voxels. */
    double[] ball() {
        Ball b = balls.get(0);
        return new double[] {b.x, b.y, b.z, b.radius};
    }

    /** Number of chunks written. */
    long write(WorkContext work) throws IOException {
        Files.createDirectories(folder);
        StringBuilder datasets = new StringBuilder();
        long written = 0;
        for (int level = 0; edge >> level >= CHUNK; level++) {
            int f = 1 << level;
            datasets.append(level == 0 ? "" : ",")
                    .append("{\"path\":\"" + level + "\",\"coordinateTransformations\":[{\"type\":\"scale\",\"scale\":["
                            + f + "," + f + "," + f + "]},{\"type\":\"translation\",\"translation\":[" + (f - 1) / 2.0
                            + "," + (f - 1) / 2.0 + "," + (f - 1) / 2.0 + "]}]}");
            written += level(level, work);
        }
        Files.writeString(
                folder.resolve("zarr.json"),
                "{\"zarr_format\":3,\"node_type\":\"group\",\"attributes\":{\"ome\":{\"version\":\"0.5\",\"multiscales\":[{"
                        + "\"axes\":[" + axis("z") + "," + axis("y") + "," + axis("x") + "],\"datasets\":[" + datasets
                        + "]}]}}}");
        return written;
    }

    private static String axis(String name) {
        return "{\"name\":\"" + name + "\",\"type\":\"space\",\"unit\":\"micrometer\"}";
    }

    private long level(int level, WorkContext work) throws IOException {
        int n = edge >> level;
        Path array = folder.resolve(Integer.toString(level));
        Files.createDirectories(array);
        Files.writeString(
                array.resolve("zarr.json"),
                "{\"zarr_format\":3,\"node_type\":\"array\",\"shape\":[" + n + "," + n + "," + n
                        + "],\"data_type\":\"uint16\",\"chunk_grid\":{\"name\":\"regular\",\"configuration\":{"
                        + "\"chunk_shape\":[64,64,64]}},\"chunk_key_encoding\":{\"name\":\"default\"},\"fill_value\":0,"
                        + "\"codecs\":[{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}}],"
                        + "\"dimension_names\":[\"z\",\"y\",\"x\"]}");
        int chunks = n / CHUNK;
        List<int[]> stored = new ArrayList<>();
        for (int i = 0; i < chunks * chunks * chunks; i++) {
            int[] at = {i % chunks, i / chunks % chunks, i / (chunks * chunks)};
            if (!near(at, 1 << level).isEmpty()) {
                stored.add(at);
            }
        }
        work.forEach("writing level " + level, stored.size(), i -> chunk(array, stored.get((int) i), 1 << level));
        return stored.size();
    }

    /** The balls whose wall may lie in a chunk. */
    private List<Ball> near(int[] at, int f) {
        double half = CHUNK * f / 2.0;
        double reach = Math.sqrt(3) * half + wall(f);
        return balls.stream()
                .filter(b -> b.fromWall((2 * at[0] + 1) * half, (2 * at[1] + 1) * half, (2 * at[2] + 1) * half) < reach)
                .toList();
    }

    /** Half the wall's thickness, softer on coarse levels. */
    private static double wall(int f) {
        return 12 + f;
    }

    private void chunk(Path array, int[] at, int f) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * CHUNK * CHUNK * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        List<Ball> near = near(at, f);
        double shift = (f - 1) / 2.0;
        for (int k = 0; k < CHUNK; k++) {
            double z = (at[2] * CHUNK + k) * (double) f + shift;
            for (int j = 0; j < CHUNK; j++) {
                double y = (at[1] * CHUNK + j) * (double) f + shift;
                for (int i = 0; i < CHUNK; i++) {
                    double x = (at[0] * CHUNK + i) * (double) f + shift;
                    double v = 0;
                    for (Ball b : near) {
                        double depth = wall(f) - b.fromWall(x, y, z);
                        v = depth <= 0
                                ? v
                                : Math.max(v, Math.min(1, depth / (4 + f)) * (30000 + 12000 * Math.sin(x / 9)));
                    }
                    bytes.putShort((short) (int) v);
                }
            }
        }
        Path file = array.resolve("c").resolve(at[2] + "/" + at[1] + "/" + at[0]);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }
}
