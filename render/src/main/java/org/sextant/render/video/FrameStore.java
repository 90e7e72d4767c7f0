// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.sextant.render.picture.Picture;
import org.sextant.render.picture.PngFile;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.error.DataException;

/**
 * The finished frames of a film that is being made, as PNG files in a folder beside it, so that an interruption costs at
 * most the frame under way. A fingerprint says of what film they are.
 *
 * <p>Threads: different frames from different threads.
 */
public final class FrameStore {
    /** The name of a frame for the program's numbered input. */
    static final String PATTERN = "frame-%06d.png";

    private static final String FINGERPRINT = "fingerprint.txt";

    private final Path folder;

    private FrameStore(Path folder) {
        this.folder = folder;
    }

    /** Where the frames of a video are kept while it is made: {@code film.mp4.frames} beside {@code film.mp4}. */
    public static Path beside(Path video) {
        return video.resolveSibling(video.getFileName() + ".frames");
    }

    /**
     * Opens the folder to go on with its frames, or makes it.
     *
     * @param fingerprint of all that the frames depend on
     * @param discard whether frames of another film that lie there are deleted
     * @throws DataException if the folder holds something else, or frames of another film that are not to be discarded
     */
    public static FrameStore open(Path folder, String fingerprint, boolean discard) {
        FrameStore store = new FrameStore(folder);
        try {
            Path mark = folder.resolve(FINGERPRINT);
            if (Files.exists(folder) && !Files.isRegularFile(mark)) {
                throw new DataException(
                        folder.toString(),
                        "frames",
                        "it exists and holds no frames of a video",
                        "Choose another output, or delete it by hand");
            }
            if (Files.exists(mark) && !Files.readString(mark, UTF_8).strip().equals(fingerprint)) {
                if (!discard) {
                    throw new DataException(
                            folder.toString(),
                            "frames",
                            "they are of another shot, world, size or version",
                            "Finish that video first, choose another output, or add --overwrite to discard them");
                }
                AtomicOutput.delete(folder);
            }
            Files.createDirectories(folder);
            if (!Files.exists(mark)) {
                byte[] text = (fingerprint + "\n").getBytes(UTF_8);
                AtomicOutput.write(mark, true, text.length, part -> Files.write(part, text));
            }
            return store;
        } catch (IOException e) {
            throw new DataException(
                    folder.toString(), "frames", "cannot be used: " + e, "Check the disk and permissions", e);
        }
    }

    /** A slip must never replace a folder of something else by pictures. */
    static void checkReplaceable(Path out) {
        if (!Files.isDirectory(out)) {
            return;
        }
        try (Stream<Path> files = Files.list(out)) {
            Optional<Path> other = files.filter(f -> !f.getFileName().toString().matches("frame-\\d{6,}\\.png"))
                    .findFirst();
            if (other.isPresent()) {
                throw new DataException(
                        out.toString(),
                        "output",
                        "it is a folder that holds " + other.get().getFileName(),
                        "Choose another name, or delete the folder by hand");
            }
        } catch (IOException e) {
            throw new DataException(out.toString(), "output", "cannot be read: " + e, "Check its permissions", e);
        }
    }

    public Path folder() {
        return folder;
    }

    Path file(long frame) {
        return folder.resolve(String.format(Locale.ROOT, PATTERN, frame));
    }

    /** For the messages of the encoder. */
    Path log() {
        return folder.resolve("encoder.log");
    }

    boolean has(long frame) {
        return Files.isRegularFile(file(frame));
    }

    void put(long frame, Picture picture) {
        PngFile.write(file(frame), true, picture, Map.of());
    }

    /** A stored frame; empty if it is not there, damaged, or of another size. */
    Optional<Picture> get(long frame, int width, int height) {
        if (!has(frame)) {
            return Optional.empty();
        }
        BufferedImage image = decoded(file(frame));
        if (image == null || image.getWidth() != width || image.getHeight() != height) {
            return Optional.empty();
        }
        Picture picture = new Picture(width, height);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                picture.set(x, y, row[x]);
            }
        }
        return Optional.of(picture);
    }

    private static @Nullable BufferedImage decoded(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException damaged) {
            return null; // it is made again
        }
    }

    public void delete() {
        AtomicOutput.delete(folder);
    }
}
