// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sextant.project.json.Json;
import org.sextant.project.json.SceneJson;
import org.sextant.project.json.ShotJson;
import org.sextant.world.scene.World;
import org.sextant.world.shot.Shot;

/** All that the frames of a film depend on, as a short text: stored frames with another one belong to another film. */
record FilmFingerprint(World world, Shot shot, PictureSize size, int quality, String pass) {
    String text() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(Json.line(SceneJson.of(world)));
            sha.update(Json.line(ShotJson.of(shot)));
            String rest = size.width() + "x" + size.height() + " " + quality + " " + pass + " " + Version.text();
            sha.update(rest.getBytes(UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
