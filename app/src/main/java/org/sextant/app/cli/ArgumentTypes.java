// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import java.util.function.Function;
import org.sextant.app.view.ClipChange;
import org.sextant.app.view.Cutaway;
import org.sextant.app.view.FurnitureChange;
import org.sextant.app.view.HiddenChange;
import org.sextant.app.view.LensChange;
import org.sextant.app.view.LightChange;
import org.sextant.app.view.ModeChange;
import org.sextant.app.view.Point3;
import org.sextant.app.view.SelectionChange;
import org.sextant.app.view.ShownVolume;
import org.sextant.app.view.SliceChange;
import org.sextant.app.view.TransferChange;
import org.sextant.volume.derived.Bin;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;
import org.sextant.world.shot.FrameRate;
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
                .registerConverter(PassChoice.class, inWords(PassChoice::parse))
                .registerConverter(Rgba.class, inWords(ArgumentTypes::colour))
                .registerConverter(TransferChange.class, inWords(TransferChange::parse))
                .registerConverter(ModeChange.class, inWords(ModeChange::parse))
                .registerConverter(HiddenChange.class, inWords(HiddenChange::parse))
                .registerConverter(SelectionChange.class, inWords(SelectionChange::parse))
                .registerConverter(SliceChange.class, inWords(SliceChange::parse))
                .registerConverter(ClipChange.class, inWords(ClipChange::parse))
                .registerConverter(Cutaway.class, inWords(Cutaway::new))
                .registerConverter(LensChange.class, inWords(LensChange::parse))
                .registerConverter(LightChange.class, inWords(LightChange::parse))
                .registerConverter(FurnitureChange.class, inWords(FurnitureChange::parse))
                .registerConverter(ChannelDepth.class, inWords(ChannelDepth::parse))
                .registerConverter(ShownVolume.class, inWords(ShownVolume::parse))
                .registerConverter(Point3.class, inWords(Point3::parse))
                .registerConverter(Point3.Direction.class, inWords(Point3.Direction::parse))
                .registerConverter(Length.class, inWords(Length::parse))
                .registerConverter(FrameRate.class, inWords(FrameRate::parse))
                .registerConverter(ShotLength.class, inWords(ShotLength::parse))
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

    private static Rgba colour(String text) {
        return text.equals("transparent") ? Rgba.TRANSPARENT : Rgba.parse(text);
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
