// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.sextant.project.json.Fields;
import org.sextant.project.json.Json;
import org.sextant.project.json.ViewJson;
import org.sextant.render.picture.PictureMetadata;
import org.sextant.world.error.DataException;
import org.sextant.world.view.View;

/** A view in a file: JSON as the project holds it, or a picture that was made of one. */
final class ViewFile {
    private ViewFile() {}

    /** Whether the name is that of such a file. */
    static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".png") || lower.endsWith(".json");
    }

    /** @throws DataException if it cannot be read or holds no view */
    static View read(String name) {
        Path file = Path.of(name);
        byte[] json = name.toLowerCase(Locale.ROOT).endsWith(".png") ? inPicture(file) : bytes(file);
        Fields fields = Fields.of(name, "view", Json.parse(name, "view", json));
        return fields.as(ViewJson::view);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DataException(file.toString(), "file", "cannot be read: " + e, "Check its name", e);
        }
    }

    private static byte[] inPicture(Path file) {
        Map<String, String> texts = PictureMetadata.read(file);
        String view = texts.get(PictureMetadata.VIEW);
        if (view == null) {
            throw new DataException(
                    file.toString(), "texts", "it holds no view", "Name a picture that sextant render made");
        }
        return view.getBytes(UTF_8);
    }
}
