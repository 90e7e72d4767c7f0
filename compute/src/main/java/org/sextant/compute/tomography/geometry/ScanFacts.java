// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.geometry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sextant.volume.data.Metadata;
import org.sextant.world.length.LengthUnit;

/**
 * What a file of frames says about the geometry of its scan. Understood are Data Exchange ({@code actual_pixel_size_x}, or
 * {@code pixel_size_x} at the detector with {@code source_to_axis_distance} and {@code axis_to_detector_distance}), NXtomo
 * and MRC (pixel size), and Zeiss XRM (pixel size at the axis, {@code StoRADistance}).
 *
 * @param pixelUm edge of a pixel at the axis; empty if the file does not say
 * @param sourceUm from the source to the axis; infinite for a parallel beam, which is what a file means that says nothing
 * @param anglesDeg one for each frame; empty if the file has none
 */
public record ScanFacts(OptionalDouble pixelUm, double sourceUm, Optional<double[]> anglesDeg) {
    private static final List<String> AT_AXIS =
            List.of("measurement/instrument/detector/actual_pixel_size_x", "ImageInfo/PixelSize");
    private static final List<String> AT_DETECTOR =
            List.of("measurement/instrument/detector/pixel_size_x", "pixelSizeX");
    private static final List<String> SOURCE =
            List.of("measurement/instrument/setup/source_to_axis_distance", "ImageInfo/StoRADistance");
    private static final List<String> DETECTOR =
            List.of("measurement/instrument/setup/axis_to_detector_distance", "ImageInfo/DtoRADistance");

    public static ScanFacts of(Metadata m) {
        OptionalDouble source = firstUm(m, SOURCE);
        OptionalDouble detector = firstUm(m, DETECTOR);
        OptionalDouble pixel = firstUm(m, AT_AXIS);
        if (pixel.isEmpty()) {
            double shrink = source.isPresent() && detector.isPresent()
                    ? source.getAsDouble() / (source.getAsDouble() + detector.getAsDouble())
                    : 1;
            OptionalDouble there = firstUm(m, AT_DETECTOR);
            pixel = there.isPresent() ? OptionalDouble.of(there.getAsDouble() * shrink) : there;
        }
        boolean parallel = m.field("measurement/instrument/setup/beam")
                .map(f -> f.value().equals("parallel"))
                .orElse(false);
        return new ScanFacts(
                pixel, parallel ? Double.POSITIVE_INFINITY : source.orElse(Double.POSITIVE_INFINITY), m.anglesDeg());
    }

    /** The first of these fields that is a length above 0; some files give distances a sign. */
    private static OptionalDouble firstUm(Metadata m, List<String> names) {
        for (String name : names) {
            Optional<Metadata.Field> f = m.field(name);
            Optional<LengthUnit> unit = f.flatMap(x -> LengthUnit.of(x.unit()));
            if (unit.isPresent() && f.get().numbers().length > 0) {
                double um = Math.abs(f.get().numbers()[0]) * unit.get().micrometres();
                if (um > 0 && Double.isFinite(um)) {
                    return OptionalDouble.of(um);
                }
            }
        }
        return OptionalDouble.empty();
    }
}
