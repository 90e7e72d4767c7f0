// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.write;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sextant.plugin.tiff.codec.Compression;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;

/**
 * How a file is to be written.
 *
 * @param big BigTIFF even if it is small; else only where it must be
 */
record WriteSettings(Compression compression, int predictor, boolean big) {
    private static final List<Compression> CHOICE =
            List.of(Compression.NONE, Compression.DEFLATE, Compression.LZW, Compression.ZSTD, Compression.PACKBITS);

    /**
     * Reads {@code compression} (none), {@code predictor} (auto: horizontal for integers, float for floats, where the
     * compression has one) and {@code bigtiff} (false).
     *
     * @throws DataException if a value is none of those
     */
    static WriteSettings of(ExportOptions options, ValueType type, String target) {
        Compression compression = compression(options.setting("compression").orElse("none"), target);
        String predictor = options.setting("predictor").orElse("auto");
        int usual = !compression.hasPredictor() ? 1 : type.isInteger() ? 2 : 3;
        int p = switch (predictor) {
            case "auto" -> usual;
            case "none", "1" -> 1;
            case "horizontal", "2" -> 2;
            case "float", "3" -> 3;
            default -> throw wrong(target, "predictor", predictor, "auto, none, horizontal or float");
        };
        if (p == 3 && type.isInteger() || p != 1 && !compression.hasPredictor()) {
            throw wrong(
                    target,
                    "predictor",
                    predictor,
                    "auto for " + type.label() + " with compression=" + compression.label());
        }
        String big = options.setting("bigtiff").orElse("false");
        if (!big.equals("true") && !big.equals("false")) {
            throw wrong(target, "bigtiff", big, "true or false");
        }
        return new WriteSettings(compression, p, big.equals("true"));
    }

    private static Compression compression(String label, String target) {
        Optional<Compression> known =
                CHOICE.stream().filter(c -> c.label().equals(label)).findFirst();
        return known.orElseThrow(() -> wrong(
                target,
                "compression",
                label,
                "one of "
                        + Arrays.toString(
                                CHOICE.stream().map(Compression::label).toArray())));
    }

    private static DataException wrong(String target, String setting, String value, String choice) {
        return new DataException(target, "setting " + setting, "'" + value + "' is not known", "Give " + choice);
    }
}
