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
import org.joml.Vector3dc;
import org.sextant.twin.material.MaterialTable;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.twin.sample.SilicaPillar;
import org.sextant.twin.truth.TruthFolder;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;

/**
 * Three scans of the silica sample, each inside the one before, with their true poses: µCT (1 µm voxels), nanoCT (65 nm)
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
    /** The top of the µCT's field of view cuts the chosen particle this far above what the nanoCT looks at. */
    private static final double CUT_ABOVE_UM = 4.8;

    private static final double UCT_NUMBERS = 30_000;
    private static final double ET_NUMBERS = 180;
    /** Share of the electrons that materials scatter to high angles, silica = 1: with density and Z^1.7. */
    private static final List<Double> HAADF = List.of(0.0, 0.25, 1.0, 0.25, 0.4, 1.4);

    private final long seed;
    private final SilicaPillar sample;
    private final VirtualScan uct;
    private final VirtualScan nano;
    private final VirtualScan et;

    public NestedScans(long seed) {
        this.seed = seed;
        sample = new SilicaPillar(seed);
        Vector3dc fissure = place("fissure");
        Vector3dc particle = place("particle");
        Vector3d middle = new Vector3d(particle.x(), particle.y(), fissure.z() + CUT_ABOVE_UM - VOXELS / 2.0);
        uct = scan("uct", 1, middle, new Vector3d(0, 0, 1), 12, ValueType.U16, attenuation(20), 600);
        nano = scan("nano", 0.065, fissure, new Vector3d(1, 0.3, 0.2), 25, ValueType.U16, attenuation(5.4), 450);
        List<Double> electrons = HAADF.stream().map(v -> ET_NUMBERS * v).toList();
        et = scan("et", 0.00054, place("wall"), new Vector3d(0.2, 1, -0.4), 70, ValueType.U8, electrons, 4.5);
    }

    private Vector3dc place(String name) {
        return sample.places().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .centreUm();
    }

    /** Stored numbers in proportion to the attenuation, that of silica being {@value #UCT_NUMBERS}. */
    private List<Double> attenuation(double energyKev) {
        double silica = MaterialTable.SILICA.attenuationPerUm(energyKev);
        return sample.materials().stream()
                .map(m -> Math.min(65_000, UCT_NUMBERS * m.attenuationPerUm(energyKev) / silica))
                .toList();
    }

    private VirtualScan scan(
            String name,
            double voxelUm,
            Vector3dc at,
            Vector3d axis,
            double angleDeg,
            ValueType type,
            List<Double> values,
            double noise) {
        Quaterniond turn = new Quaterniond().fromAxisAngleRad(axis.normalize(), Math.toRadians(angleDeg));
        Affine3 pose = Affine3.rigid(new FrameId(name), Sample.FRAME, turn, at);
        return new VirtualScan(name, VOXELS, voxelUm, pose, type, values, noise, seed);
    }

    /** The sample that the scans see. */
    public SilicaPillar sample() {
        return sample;
    }

    /** Writes truth.json and the true volumes. */
    public void writeTruth(Path folder, VolumeFormats formats, WorkContext work) throws IOException {
        new TruthFolder(SampleKind.SILICA, seed, sample, formats)
                .write(folder, List.of(uct.truth(), nano.truth(), et.truth()), work);
    }

    /** Writes the three scans, each in a format of its instrument, and their pose files. */
    public List<Written> write(Path folder, VolumeFormats formats, WorkContext work) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                write(
                        uct,
                        "world",
                        Affine3.identity(Sample.FRAME, FrameId.WORLD),
                        "uct.tif",
                        0,
                        0,
                        folder,
                        formats,
                        work),
                write(nano, "uct", uct.stageToSample().inverse(), "nano.ome.zarr", 0.1, 300, folder, formats, work),
                write(et, "nano", nano.stageToSample().inverse(), "et.mrc", 0.5, 20, folder, formats, work));
    }

    private Written write(
            VirtualScan scan,
            String parent,
            Affine3 sampleToParent,
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
        String pose = pose(scan.stageToSample().then(sampleToParent).matrix(), rotationSdDeg, shiftSdNm);
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
