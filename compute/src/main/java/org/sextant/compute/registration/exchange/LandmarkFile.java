// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sextant.compute.registration.landmark.LandmarkPair;
import org.sextant.world.error.DataException;
import org.sextant.world.length.LengthUnit;

/**
 * Pairs of landmarks in a file of BigWarp: comma-separated text or JSON, told apart by the ending.
 *
 * <pre>
 *   "Pt-0","true",mx,my,mz,fx,fy,fz        moving, then fixed; "false" takes the pair out; Infinity: not yet set
 *   {"landmarks": {"type": "BigWarpLandmarks", "movingPoints": [[x,y,z],…], "fixedPoints": …, "active": …, "names": …}}
 * </pre>
 *
 * BigWarp writes in the units of its images and does not say which: the caller does.
 */
public final class LandmarkFile {
    private LandmarkFile() {}

    /** @throws DataException naming line or member of what is wrong */
    public static List<LandmarkPair> read(Path file, LengthUnit unit) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(file.toString(), "file", "cannot be read: " + e, "Check name and permissions", e);
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return BigWarpJson.read(file.toString(), text, unit);
        } else if (name.endsWith(".csv")) {
            return BigWarpCsv.read(file.toString(), text, unit);
        }
        throw new DataException(
                file.toString(),
                "name",
                "ends in neither .csv nor .json",
                "Save the landmarks of BigWarp as one of them");
    }

    /** The text of a file that BigWarp reads; the format follows the ending of {@code file}. */
    public static String text(Path file, List<LandmarkPair> pairs, LengthUnit unit) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json")
                ? BigWarpJson.text(pairs, unit)
                : BigWarpCsv.text(pairs, unit);
    }
}
