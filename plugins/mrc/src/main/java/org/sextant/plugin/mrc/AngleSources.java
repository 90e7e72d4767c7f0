// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/**
 * Where the view angles of a stack may stand: in {@code NAME.tlt} beside it (refined by an alignment), in
 * {@code NAME.rawtlt} (as the microscope set them), in the extended header; the first with one angle a section wins. A
 * reconstruction ({@code .rec}, {@code .map}) lies beside the angle files of the series that it was made from, so these
 * are not its own.
 */
final class AngleSources {
    private static final List<String> BESIDE = List.of(".tlt", ".rawtlt");
    private static final List<String> RECONSTRUCTIONS = List.of(".rec", ".map");

    private AngleSources() {}

    /** @throws DataException if the setting {@link MrcFormat#ANGLES} requires angles and there are none */
    static Angles of(Path path, ExtendedHeader extended, long sections, OpenOptions options) throws IOException {
        Angles angles = Angles.NONE;
        String name = withoutGzip(path);
        if (RECONSTRUCTIONS.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            int dot = name.lastIndexOf('.');
            String stem = dot > 0 ? name.substring(0, dot) : name;
            for (String ending : BESIDE) {
                angles = angles.or(beside(path.resolveSibling(stem + ending), sections));
            }
        }
        angles = angles.or(extended.angles(sections).orElse(Angles.NONE));
        check(path, angles, options);
        return angles;
    }

    private static String withoutGzip(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private static Angles beside(Path file, long sections) {
        if (!Files.isRegularFile(file)) {
            return Angles.NONE;
        }
        try {
            TiltAngles list = TiltAngles.read(file);
            return list.count() == sections
                    ? Angles.of(list.degrees(), file.getFileName().toString())
                    : Angles.ignored(file.getFileName() + ": it lists " + list.count() + " angles, the stack has "
                            + sections + " sections");
        } catch (DataException e) {
            return Angles.ignored(String.valueOf(e.getMessage()));
        }
    }

    private static void check(Path path, Angles angles, OpenOptions options) {
        String asked = options.setting(MrcFormat.ANGLES).orElse("optional");
        if (!asked.equals("optional") && !asked.equals("required")) {
            throw new SextantException(
                    "the setting " + MrcFormat.ANGLES + "=" + asked + " must be 'optional' or 'required'");
        }
        if (asked.equals("required") && !angles.found()) {
            throw new DataException(
                    path.toString(),
                    "view angles",
                    angles.ignored().isEmpty() ? "there are none" : String.join("; ", angles.ignored()),
                    "Put one angle a section into a .rawtlt or .tlt file of the same name beside it");
        }
    }
}
