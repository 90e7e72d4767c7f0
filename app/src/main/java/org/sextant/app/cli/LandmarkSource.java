// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.registration.exchange.LandmarkFile;
import org.sextant.compute.registration.exchange.SlicerMarkups;
import org.sextant.compute.registration.landmark.LandmarkPair;
import org.sextant.project.input.InputFiles;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.length.LengthUnit;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.World;
import picocli.CommandLine.Option;

/** Where pairs of landmarks come from. */
final class LandmarkSource {
    private static final String MARKUPS = ".mrk.json";

    @Option(
            names = "--from",
            paramLabel = "FILE[,FILE]",
            description =
                    "Landmarks of BigWarp (.csv, .json), or two markups of 3D Slicer: moving.mrk.json,fixed.mrk.json; "
                            + "default: those of the project.")
    private @Nullable String from;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Unit of the numbers in BigWarp's file: nm, um, mm. It does not say itself.")
    private @Nullable String unit;

    boolean given() {
        return from != null;
    }

    private List<Path> paths() {
        return from == null
                ? List.of()
                : Arrays.stream(from.split(",")).map(t -> Path.of(t.strip())).toList();
    }

    /** Files with their checksums. */
    Map<String, DataSource> files(InputFiles inputs) {
        Map<String, DataSource> files = new TreeMap<>();
        List<Path> paths = paths();
        for (int i = 0; i < paths.size(); i++) {
            String slot = paths.size() == 1 ? "landmarks" : i == 0 ? "moving" : "fixed";
            files.put(slot, inputs.source(paths.get(i), Map.of()));
        }
        return files;
    }

    /** @throws SextantException or DataException in words */
    List<LandmarkPair> ofFile() {
        List<Path> paths = paths();
        if (paths.size() == 2 && paths.stream().allMatch(p -> p.toString().endsWith(MARKUPS))) {
            return joined(SlicerMarkups.read(paths.get(0)), SlicerMarkups.read(paths.get(1)));
        }
        if (paths.size() != 1 || paths.get(0).toString().endsWith(MARKUPS)) {
            throw new SextantException(
                    "--from takes one file of BigWarp, or two markups of 3D Slicer: moving.mrk.json,fixed.mrk.json");
        }
        if (unit == null) {
            throw new SextantException(paths.get(0) + " does not say its unit; add --unit um, nm or mm");
        }
        LengthUnit u = LengthUnit.of(unit)
                .orElseThrow(() -> new SextantException("'" + unit + "' is not a unit of length; use nm, um or mm"));
        return LandmarkFile.read(paths.get(0), u);
    }

    private static List<LandmarkPair> joined(Map<String, Vector3d> moving, Map<String, Vector3d> fixed) {
        List<LandmarkPair> pairs = new ArrayList<>();
        moving.forEach((name, m) -> {
            Vector3d f = fixed.get(name);
            if (f != null) {
                pairs.add(LandmarkPair.of(name, m, f));
            }
        });
        if (pairs.isEmpty()) {
            throw new SextantException("no label is in both files: " + moving.keySet() + " and " + fixed.keySet());
        }
        return pairs;
    }

    /** Landmarks of one name in both frames; the weight is the product of both, 0 if one is not active. */
    static List<LandmarkPair> ofWorld(World world, FrameId moving, FrameId fixed) {
        List<LandmarkPair> pairs = new ArrayList<>();
        for (Landmark m : in(world, moving)) {
            for (Landmark f : in(world, fixed)) {
                if (m.name().equals(f.name())) {
                    double weight = m.active() && f.active() ? m.weight() * f.weight() : 0;
                    pairs.add(new LandmarkPair(
                            m.name(),
                            m.at().pointUm(),
                            f.at().pointUm(),
                            m.at().covarianceUm2(),
                            f.at().covarianceUm2(),
                            weight));
                }
            }
        }
        if (pairs.isEmpty()) {
            throw new SextantException("no landmark is in both '" + moving + "' " + names(world, moving) + " and '"
                    + fixed + "' " + names(world, fixed)
                    + "; mark some with: sextant project mark DIR landmark NAME --in FRAME");
        }
        return pairs;
    }

    private static List<Landmark> in(World world, FrameId frame) {
        return world.landmarks().stream()
                .filter(l -> l.at().frame().equals(frame))
                .toList();
    }

    private static List<String> names(World world, FrameId frame) {
        return in(world, frame).stream().map(Landmark::name).toList();
    }
}
