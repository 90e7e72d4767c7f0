// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.joml.AxisAngle4d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.compute.registration.landmark.LandmarkPair;
import org.sextant.compute.registration.landmark.LandmarkRegistration;
import org.sextant.compute.registration.landmark.RegistrationResult;
import org.sextant.testkit.RealData;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.length.LengthUnit;

class LandmarkFileTest {
    private static final FrameId MOVING = new FrameId("m");
    private static final FrameId FIXED = new FrameId("f");

    @TempDir
    Path folder;

    /** Expected numbers: data notes, by an independent singular value decomposition. */
    @Test
    void bigWarpsTableOfTheMriStackGivesTheKnownPose() {
        List<LandmarkPair> pairs = LandmarkFile.read(
                RealData.file("registration_mri_bigwarp/bigwarp_mri_stack_landmarks.csv"), LengthUnit.MICROMETRE);
        RegistrationResult r = new LandmarkRegistration(MOVING, FIXED, false).of(pairs);
        Offset<Double> printed = Offset.offset(5e-4);
        assertThat(r.freUm()).isCloseTo(18.8310, printed);
        assertThat(r.scaleCheck()).isCloseTo(1.1584599, Offset.offset(5e-7));
        double[] lengths =
                r.pairs().stream().mapToDouble(p -> p.residualUm().length()).toArray();
        assertThat(lengths).containsExactly(new double[] {13.463, 17.858, 26.930, 17.557, 15.473}, printed);
        Vector3d t = r.movingToFixed().apply(new Vector3d());
        assertThat(t.distance(0.70399, 3.86411, 10.22716)).isLessThan(1e-4);
        AxisAngle4d turn = new AxisAngle4d(
                new Quaterniond().setFromNormalized(r.movingToFixed().linear()));
        assertThat(Math.toDegrees(turn.angle)).isCloseTo(8.0779, printed);
        assertThat(r.notices()).anyMatch(n -> n.contains("1.158 times as large"));
        RegistrationResult s = new LandmarkRegistration(MOVING, FIXED, true).of(pairs);
        assertThat(s.freUm()).isCloseTo(14.1929, printed);
    }

    @Test
    void bigWarpsJsonOfTheMriStackGivesTheKnownPose() {
        List<LandmarkPair> pairs = LandmarkFile.read(
                RealData.file("registration_mri_bigwarp/bigwarp_mri_stack_landmarks.json"), LengthUnit.MICROMETRE);
        assertThat(pairs).hasSize(9);
        Offset<Double> printed = Offset.offset(5e-4);
        RegistrationResult r = new LandmarkRegistration(MOVING, FIXED, false).of(pairs);
        assertThat(r.freUm()).isCloseTo(17.7247, printed);
        assertThat(r.scaleCheck()).isCloseTo(0.9978274, Offset.offset(5e-7));
        assertThat(new LandmarkRegistration(MOVING, FIXED, true).of(pairs).freUm())
                .isCloseTo(17.7230, printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"l.csv", "l.json"})
    void whatIsWrittenReadsBackToTheLastBitInAnyUnit(String name) throws IOException {
        Path file = folder.resolve(name);
        List<LandmarkPair> pairs = List.of(
                BigWarpCsv.pair("a", new Vector3d(0.1, 1e-9, -3e5), new Vector3d(1.0 / 3, 2, 3), true),
                BigWarpCsv.pair("b", new Vector3d(1, 2, 3), new Vector3d(4, 5, 6), false));
        Files.writeString(file, LandmarkFile.text(file, pairs, LengthUnit.MICROMETRE));
        assertThat(LandmarkFile.read(file, LengthUnit.MICROMETRE)).isEqualTo(pairs);
        assertThat(LandmarkFile.read(file, LengthUnit.MILLIMETRE)
                        .get(0)
                        .movingUm()
                        .z())
                .isEqualTo(-3e8);
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("bad.csv"), "\"a\",\"true\",1,2,3,4,5,6\n\"b\",\"true\",1,2,x,4,5,6\n");
        assertThatThrownBy(() -> LandmarkFile.read(csv, LengthUnit.MICROMETRE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 2, cell 5")
                .hasMessageContaining("'x'");
        Path json = Files.writeString(folder.resolve("bad.json"), "{\"landmarks\":{\"movingPoints\":[[1,2,3]]}}");
        assertThatThrownBy(() -> LandmarkFile.read(json, LengthUnit.MICROMETRE))
                .hasMessageContaining("1 moving and 0 fixed");
        Path unset = Files.writeString(folder.resolve("unset.csv"), "a,true,1,2,3,Infinity,Infinity,Infinity\n");
        assertThat(LandmarkFile.read(unset, LengthUnit.MICROMETRE).get(0).active())
                .isFalse();
    }

    @Test
    void slicersPointsComeInOneOrientation() throws IOException {
        Map<String, Vector3d> points = new LinkedHashMap<>();
        points.put("bead", new Vector3d(1500, -20, 3));
        points.put("tip", new Vector3d(0, 1, 2));
        Path file = folder.resolve("p.mrk.json");
        String text = SlicerMarkups.text(points);
        Files.writeString(file, text);
        assertThat(SlicerMarkups.read(file).get("bead").distance(points.get("bead")))
                .isLessThan(1e-12);
        Files.writeString(file, text.replace("\"LPS\"", "\"RAS\""));
        assertThat(SlicerMarkups.read(file).get("bead").distance(-1500, 20, 3)).isLessThan(1e-12);
        Files.writeString(file, text.replace("\"tip\"", "\"bead\""));
        assertThatThrownBy(() -> SlicerMarkups.read(file))
                .hasMessageContaining("'bead'")
                .hasMessageContaining("twice");
    }

    /** A pose moves points of the moving scan; ITK's transform takes points of the fixed scan back. */
    @Test
    void itksTransformIsThePoseTheOtherWayRoundInMillimetres() throws IOException {
        Affine3 pose =
                Affine3.rigid(MOVING, FIXED, new Quaterniond().rotationZ(Math.PI / 2), new Vector3d(1000, 2000, 3000));
        Path file = Files.writeString(folder.resolve("pose.tfm"), ItkTransform.text(pose));
        Affine3 back = ItkTransform.read(file, MOVING, FIXED);
        Vector3d p = new Vector3d(17, -5, 300);
        assertThat(back.apply(p).distance(pose.apply(p))).isLessThan(1e-9);
        // By hand: x_moving = Rᵀ (x_fixed − t); of the fixed origin −Rᵀ t = (−2, 1, −3) mm.
        String[] parameters = Files.readString(file).split("Parameters: ")[1].split("\\s+");
        assertThat(Double.parseDouble(parameters[9])).isCloseTo(-2, Offset.offset(1e-12));
        assertThat(Double.parseDouble(parameters[10])).isCloseTo(1, Offset.offset(1e-12));
        assertThat(Double.parseDouble(parameters[11])).isCloseTo(-3, Offset.offset(1e-12));
        Path spline = Files.writeString(folder.resolve("s.tfm"), "Transform: BSplineTransform_double_3_3\n");
        assertThatThrownBy(() -> ItkTransform.read(spline, MOVING, FIXED)).hasMessageContaining("BSpline");
    }
}
