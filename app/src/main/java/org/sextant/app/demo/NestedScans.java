// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.joml.Matrix4x3dc;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;

/**
 * Three scans of the nested sample, each inside the one before, with their true poses: µCT (1 µm voxels), nanoCT (65 nm)
 * and electron tomography (0.54 nm).
 */
public final class NestedScans {
    /**
     * One scan as files.
     *
     * @param poseFile where it lies in {@code parent}
     */
    public record Written(String name, Path file, String parent, Path poseFile) {}

    private static final int VOXELS = 128;

    private final NestedSample sample;
    private final VirtualScan uct;
    private final VirtualScan nano;
    private final VirtualScan et;

    public NestedScans(long seed) {
        sample = new NestedSample(seed);
        Vector3d nanoAt = nanoCentre();
        uct = scan("uct", 1, new Vector3d(0, 0, 0), new Vector3d(0.05, 0.02, 1), 12, ValueType.U16, 30000, 0.02, seed);
        nano = scan("nano", 0.065, nanoAt, new Vector3d(1, 0.3, 0.2), 25, ValueType.U16, 30000, 0.015, seed);
        et = scan("et", 0.00054, etCentre(nanoAt), new Vector3d(0.2, 1, -0.4), 70, ValueType.U8, 180, 0.025, seed);
    }

    private static VirtualScan scan(
            String name,
            double voxelUm,
            Vector3d at,
            Vector3d axis,
            double angleDeg,
            ValueType type,
            double gain,
            double noise,
            long seed) {
        Quaterniond turn = new Quaterniond().fromAxisAngleRad(axis.normalize(), Math.toRadians(angleDeg));
        Affine3 pose = Affine3.rigid(new FrameId(name), FrameId.WORLD, turn, at);
        return new VirtualScan(name, VOXELS, voxelUm, pose, type, gain, noise, seed);
    }

    /**
     * In the middle of a large sphere that the top of the µCT's field of view cuts open, on the side that pictures look
     * from: so that the nanoCT shows its pores, and the µCT does not hide it.
     */
    private Vector3d nanoCentre() {
        Vector3d best = new Vector3d();
        double most = Double.NEGATIVE_INFINITY;
        long k = Math.round(VOXELS / 2.0 / NestedSample.CELL_UM);
        for (long j = -2; j <= 0; j++) {
            for (long i = 0; i <= 2; i++) {
                Vector3d centre = sample.centreUm(i, j, k);
                double merit = 10 * sample.radiusUm(i, j, k) + centre.x - centre.y;
                if (Math.hypot(centre.x, centre.y) < 35 && merit > most) {
                    most = merit;
                    best = centre;
                }
            }
        }
        best.z = Math.min(best.z, VOXELS / 2.0) - 2.5;
        return best;
    }

    /** In porous solid inside the fields of view of the other two: where a voxel of 65 nm sees no pore for 0.3 µm. */
    private Vector3d etCentre(Vector3d nanoAt) {
        SeededNoise random = new SeededNoise(7, 3);
        for (int i = 0; i < 10_000; i++) {
            Vector3d p = new Vector3d(random.signed(3 * i), random.signed(3 * i + 1), random.signed(3 * i + 2))
                    .mul(2.5)
                    .add(nanoAt);
            if (p.z < VOXELS / 2.0 - 2 && sample.depthInSphere(p) > 1.2 && sample.isSolidAround(p, 0.3)) {
                return p;
            }
        }
        throw new IllegalStateException("no solid of 0.3 um in 10,000 places of the sample");
    }

    /** The sample that the scans see. */
    public NestedSample sample() {
        return sample;
    }

    /** Writes the three scans, each in a format of its instrument, and their pose files. */
    public List<Written> write(Path folder, VolumeFormats formats, WorkContext work) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                write(
                        uct,
                        "world",
                        Affine3.identity(FrameId.WORLD, FrameId.WORLD),
                        "uct.tif",
                        0,
                        0,
                        folder,
                        formats,
                        work),
                write(nano, "uct", uct.scanToWorld().inverse(), "nano.ome.zarr", 0.1, 300, folder, formats, work),
                write(et, "nano", nano.scanToWorld().inverse(), "et.mrc", 0.5, 20, folder, formats, work));
    }

    private Written write(
            VirtualScan scan,
            String parent,
            Affine3 worldToParent,
            String fileName,
            double rotationSdDeg,
            double shiftSdNm,
            Path folder,
            VolumeFormats formats,
            WorkContext work)
            throws IOException {
        Path file = folder.resolve(fileName);
        try (Volume v = scan.volume(sample)) {
            VolumeFormats.write(formats.exporterFor(file), v, file, ExportOptions.DEFAULT, work);
        }
        Path poseFile = folder.resolve(scan.name() + "-in-" + parent + ".json");
        String pose = pose(scan.scanToWorld().then(worldToParent).matrix(), rotationSdDeg, shiftSdNm);
        AtomicOutput.write(poseFile, true, pose.length(), p -> Files.writeString(p, pose, StandardCharsets.UTF_8));
        return new Written(scan.name(), file, parent, poseFile);
    }

    private static String pose(Matrix4x3dc m, double rotationSdDeg, double shiftSdNm) {
        return String.format(
                Locale.ROOT,
                "{%n  \"note\": \"true pose of the simulated scan\",%n  \"matrix\": [[%s, %s, %s, %s],%n             [%s, %s, %s, %s],%n"
                        + "             [%s, %s, %s, %s]],%n"
                        + "  \"covariance\": {\"rotationSdDeg\": %s, \"shiftSd\": \"%snm\"}%n}%n",
                m.m00(),
                m.m10(),
                m.m20(),
                m.m30(),
                m.m01(),
                m.m11(),
                m.m21(),
                m.m31(),
                m.m02(),
                m.m12(),
                m.m22(),
                m.m32(),
                rotationSdDeg,
                shiftSdNm);
    }
}
