// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sextant.project.ProjectFolder;
import org.sextant.project.json.ShotJson;
import org.sextant.render.preset.ReadyShots;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Shot;
import org.sextant.world.shot.ShotScript;
import org.sextant.world.view.View;

/**
 * The shot that the user names: a ready one, one of the project's folder {@code shots}, or a file, as JSON or as sentences.
 *
 * @param fps null for the shot's own, or 30
 * @param durationS of ready shots only; empty for their usual one
 */
record ShotChoice(String name, @Nullable FrameRate fps, OptionalDouble durationS, Path project) {
    private static final FrameRate USUAL = FrameRate.of(30);
    private static final long LARGEST = 64 << 20;

    Shot in(World world, PictureSize size) throws IOException {
        double aspect = (double) size.width() / size.height();
        Function<String, View> views = v -> ViewChoice.of(v).in(world, size);
        FrameRate rate = fps == null ? USUAL : fps;
        if (ReadyShots.isReady(name)) {
            return new ReadyShots(world, aspect, rate, durationS, views).shot(name);
        }
        if (durationS.isPresent()) {
            throw new SextantException("--duration is for ready shots ("
                    + String.join(
                            ", ", ReadyShots.KNOWN.keySet().stream().sorted().toList())
                    + "); a file says its own times");
        }
        Path file = file();
        byte[] bytes = bytes(file);
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            Shot shot = new ShotJson(world, views).read(file.toString(), bytes);
            return fps == null ? shot : shot.withFps(fps);
        }
        return new ShotScript(world, views)
                .read(file.toString(), plain(file), text(file, bytes), rate, ViewChoice.OVERVIEW);
    }

    private Path file() throws IOException {
        Path shots = project.resolve(ProjectFolder.SHOTS.folderName());
        for (Path p : List.of(shots.resolve(name + ".json"), shots.resolve(name + ".txt"), Path.of(name))) {
            if (Files.isRegularFile(p)) {
                return p;
            }
        }
        throw new DataException(
                name,
                "shot",
                "there is no ready shot, shot of the project or file of that name",
                "Ready are " + ReadyShots.KNOWN.keySet().stream().sorted().toList() + "; the project has "
                        + stored(shots));
    }

    private static List<String> stored(Path shots) throws IOException {
        if (!Files.isDirectory(shots)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shots)) {
            return files.map(ShotChoice::plain).sorted().toList();
        }
    }

    /** The file's name without its ending. */
    private static String plain(Path file) {
        return file.getFileName().toString().replaceAll("\\.[^.]*$", "");
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new DataException(file.toString(), "shot", "it is too large for a shot", "Name another file");
        }
        return Files.readAllBytes(file);
    }

    private static String text(Path file, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new DataException(file.toString(), "shot", "it is no text in UTF-8", "Name a .json or a text", e);
        }
    }
}
