// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.rawfile.StatedGrid;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.PlaneVoxels;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Reads voxels without a header, described by settings or by the sidecar {@link RawSidecar} beside the file; a setting
 * wins over the sidecar. Settings: {@code size=256x256x100} (x, y, z), {@code type=u16}, {@code offset} (bytes, default
 * 0) and {@code order} ({@code little}, the default, or {@code big}).
 *
 * <p>Probing recognises a file by its sidecar only. A file that the user describes is opened with this format by its
 * name, {@code raw}; the setting {@code remember=true}, or {@link #remember}, then keeps the description.
 */
public final class RawFormat implements VolumeFormat {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})[x×,](\\d{1,18})(?:[x×,](\\d{1,18}))?");

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public List<String> extensions() {
        return List.of(".raw", ".bin", ".vol", ".dat");
    }

    @Override
    public Set<String> settings() {
        return Set.of("size", "type", "offset", "order", "remember");
    }

    @Override
    public Support probe(Path path) {
        if (!Files.isRegularFile(path)) {
            return Support.no("it is not a file");
        }
        Path sidecar = RawSidecar.of(path);
        return Files.isRegularFile(sidecar)
                ? Support.yes("it has the sidecar " + sidecar.getFileName())
                : Support.no("it has no sidecar, and no size and type were given");
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        RawLayout layout = layout(path, options);
        return RandomBytes.handOver(path, bytes -> {
            checkLength(bytes, layout);
            Volume v = BlockVolume.builder(path.toString(), name(), layout.type(), options.cache())
                    .level(
                            blocks(path, layout.size()),
                            new PlaneVoxels(bytes, layout.offset(), layout.size(), layout.type(), layout.order()))
                    .grid(layout.grid(options.frame()))
                    .scale(layout.scale())
                    .metadata(metadata(layout))
                    .closing(bytes)
                    .build();
            if (isToBeRemembered(path, options)) {
                RawSidecar.write(path, layout);
            }
            return v;
        });
    }

    private static boolean isToBeRemembered(Path path, OpenOptions options) {
        String text = options.setting("remember").orElse("false");
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(path, "remember", text, "use true or false");
        };
    }

    private static RawLayout layout(Path path, OpenOptions options) {
        boolean described =
                options.setting("size").isPresent() && options.setting("type").isPresent();
        RawLayout known = described && !readable(path) ? null : RawSidecar.read(path);
        Size3 size = options.setting("size").map(t -> size(path, t)).orElse(known == null ? null : known.size());
        ValueType type = options.setting("type").map(t -> type(path, t)).orElse(known == null ? null : known.type());
        if (size == null || type == null) {
            throw missing(path, size, type);
        }
        long offset = options.setting("offset").map(t -> offset(path, t)).orElse(known == null ? 0 : known.offset());
        ByteOrder order = options.setting("order")
                .map(t -> order(path, t))
                .orElse(known == null ? ByteOrder.LITTLE_ENDIAN : known.order());
        StatedGrid stated = known == null || known.indexToUm() == null
                ? StatedGrid.none(path.toString())
                : new StatedGrid(path.toString(), known.indexToUm(), new Vector3d(1), true);
        VoxelGrid grid = stated.grid(options, size);
        Matrix4x3dc place = grid == null ? null : grid.indexToFrame().matrix();
        return new RawLayout(size, type, offset, order, place, known == null ? ValueScale.NONE : known.scale());
    }

    /** A damaged sidecar does not stand in the way of a user who gives size and type. */
    private static boolean readable(Path path) {
        try {
            return RawSidecar.read(path) != null;
        } catch (DataException e) {
            return false;
        }
    }

    private static Size3 size(Path path, String text) {
        Matcher m = SIZE.matcher(text.strip());
        if (!m.matches()) {
            throw wrong(path, "size", text, "write the voxels along x, y and z, such as 256x256x100");
        }
        long[] n = new long[3];
        for (int i = 0; i < 3; i++) {
            n[i] = m.group(i + 1) == null ? 1 : Long.parseLong(m.group(i + 1));
            if (n[i] < 1) {
                throw wrong(path, "size", text, "each must be at least 1");
            }
        }
        return new Size3(n[0], n[1], n[2]);
    }

    private static ValueType type(Path path, String text) {
        return ValueType.of(text.strip())
                .orElseThrow(() -> wrong(path, "type", text, "use u8, i8, u16, i16, u32, i32, f16, f32 or f64"));
    }

    private static long offset(Path path, String text) {
        if (!text.strip().matches("\\d{1,18}")) {
            throw wrong(path, "offset", text, "write the number of bytes before the first voxel");
        }
        return Long.parseLong(text.strip());
    }

    private static ByteOrder order(Path path, String text) {
        return switch (text.strip()) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw wrong(path, "order", text, "use little or big");
        };
    }

    private static DataException wrong(Path path, String setting, String text, String remedy) {
        return new DataException(path.toString(), "setting " + setting, "'" + text + "' is not understood", remedy);
    }

    private static DataException missing(Path path, @Nullable Size3 size, @Nullable ValueType type) {
        RawGuess guess = new RawGuess(length(path));
        String lacks =
                size == null && type == null ? "size and type are" : size == null ? "the size is" : "the type is";
        List<String> fits = size == null ? guess.any(type) : guess.types(size, 0);
        return new DataException(
                path.toString(),
                "settings",
                "it has no header and no sidecar, and " + lacks + " not given" + fitting(fits),
                "Give size=XxYxZ and type=u16 (--raw-size, --raw-type)");
    }

    private static long length(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new DataException(
                    path.toString(), "file", "cannot be opened: " + e, "Check that it exists and may be read", e);
        }
    }

    private static String fitting(List<String> fits) {
        return fits.isEmpty() ? "" : "; its length would fit " + String.join(", or ", fits);
    }

    private static void checkLength(RandomBytes bytes, RawLayout layout) {
        Optional<Long> expected = layout.fileBytes().stream().boxed().findFirst();
        if (expected.isPresent() && expected.get() == bytes.size()) {
            return;
        }
        List<String> fits = new RawGuess(bytes.size()).instead(layout.size(), layout.type(), layout.offset());
        throw new DataException(
                bytes.name(),
                "length",
                layout.size() + " voxels of type " + layout.type().label() + " after byte " + layout.offset()
                        + " need " + expected.map(String::valueOf).orElse("more than 2^63") + " bytes, the file has "
                        + bytes.size() + fitting(fits),
                "Correct size, type or offset");
    }

    private static BlockLayout blocks(Path path, Size3 size) {
        if (size.x() > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    path.toString(),
                    "setting size",
                    "rows of " + size.x() + " voxels are too long",
                    "Correct the size");
        }
        return BlockLayout.ofPlanes(size);
    }

    private static Metadata metadata(RawLayout layout) {
        return Metadata.builder()
                .numbers("size", layout.size().toArray(), "voxel")
                .text("type", layout.type().label())
                .number("offset", layout.offset(), "byte")
                .text("order", layout.order() == ByteOrder.LITTLE_ENDIAN ? "little" : "big")
                .build();
    }
}
