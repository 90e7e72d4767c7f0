// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import java.util.function.Function;
import org.sextant.volume.derived.Bin;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.Rgba;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the text of an argument becomes a value; a text that is none is wrong usage, found before any work begins. */
final class ArgumentTypes {
    private ArgumentTypes() {}

    static CommandLine register(CommandLine commandLine) {
        return commandLine
                .registerConverter(Path.class, ArgumentTypes::path)
                .registerConverter(PictureSize.class, inWords(PictureSize::parse))
                .registerConverter(Rgba.class, inWords(Rgba::parse))
                .registerConverter(ValueType.class, ArgumentTypes::valueType)
                .registerConverter(StoredRange.class, inWords(StoredRange::parse))
                .registerConverter(VoxelSize.class, inWords(VoxelSize::parse))
                .registerConverter(Bin.class, inWords(t -> new Bin(positive(t))))
                .registerConverter(ThreadCount.class, t -> new ThreadCount(positive(t)));
    }

    private static <T> ITypeConverter<T> inWords(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (SextantException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("a path must not be empty");
        }
        return Path.of(text);
    }

    private static ValueType valueType(String text) {
        return ValueType.of(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a value type; use u8 i8 u16 i16 u32 i32 f32 or f64"));
    }

    private static int positive(String text) {
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw new TypeConversionException("'" + text + "' must be a whole number of at least 1");
        }
        return Integer.parseInt(text);
    }
}
