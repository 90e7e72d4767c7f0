// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.Locale;
import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector2dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.motion.Flight;
import org.sextant.world.motion.Orbit;
import org.sextant.world.motion.Travel;
import org.sextant.world.view.Camera;
import org.sextant.world.view.View;

/**
 * The camera, as a whole or by what is done to the camera that the tracks before it have left: turns, zooms and shifts of
 * several tracks add up.
 */
public sealed interface CameraPart<T> extends Part<T> {
    /** The whole camera, which flies from key to key; between two with one up direction it stays upright. */
    record Flying() implements CameraPart<Camera> {
        /** Sine of the angle between sight and up below which upright has no meaning. */
        private static final double POLE = 0.05;

        @Override
        public View with(View view, Camera value) {
            return view.withCamera(value);
        }

        @Override
        public Camera between(Camera from, Camera to, double share) {
            Camera on = Flight.between(from, to).at(share);
            Vector3d up = from.up().normalize(new Vector3d());
            boolean one = up.distance(to.up().normalize(new Vector3d())) < 1e-9;
            if (!one || on.forward().cross(up, new Vector3d()).length() < POLE) {
                return on;
            }
            return new Camera(on.eyeUm(), on.targetUm(), up, on.projection());
        }

        @Override
        public String toString() {
            return "camera";
        }
    }

    /** What a camera turns about, always through its target. */
    enum Axis {
        /** Its upright: positive moves the camera to its right. */
        UP,
        /** The picture's horizontal: positive moves the camera upwards. */
        RIGHT,
        /** The line of sight: positive turns the picture clockwise. */
        SIGHT;

        private Vector3d of(Camera camera) {
            Matrix3d axes = camera.axes();
            return switch (this) {
                case UP -> new Vector3d(camera.up());
                case RIGHT -> axes.getColumn(0, new Vector3d()).negate();
                case SIGHT -> axes.getColumn(2, new Vector3d()).negate();
            };
        }
    }

    /** Degrees of a turn about the target. */
    record Turn(Axis axis) implements CameraPart<Double> {
        @Override
        public View with(View view, Double value) {
            Camera camera = view.camera();
            return view.withCamera(new Orbit(camera.targetUm()).about(camera, axis.of(camera), Math.toRadians(value)));
        }

        @Override
        public Double between(Double from, Double to, double share) {
            return from + (to - from) * share;
        }

        @Override
        public void check(Double value) {
            if (!Double.isFinite(value)) {
                throw new SextantException("a turn is a finite number of degrees, not " + value);
            }
        }

        @Override
        public String toString() {
            return "turn about " + axis.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Magnification about the target; its steps are even in proportion. */
    record Zoom() implements CameraPart<Double> {
        @Override
        public View with(View view, Double value) {
            return view.withCamera(Travel.zoom(view.camera(), view.camera().targetUm(), value));
        }

        @Override
        public Double between(Double from, Double to, double share) {
            return from * Math.exp(share * Math.log(to / from));
        }

        @Override
        public void check(Double value) {
            if (!(value > 0 && Double.isFinite(value))) {
                throw new SextantException("a camera zooms by a factor above 0, not " + value);
            }
        }

        @Override
        public String toString() {
            return "zoom";
        }
    }

    /** A shift of what is seen, to the right and up in the picture, µm at the target. */
    record Shift() implements CameraPart<Vector2dc> {
        @Override
        public View with(View view, Vector2dc value) {
            Vector3dc by = view.camera().axes().transform(new Vector3d(-value.x(), -value.y(), 0));
            return view.withCamera(Travel.shifted(view.camera(), by));
        }

        @Override
        public Vector2dc between(Vector2dc from, Vector2dc to, double share) {
            return from.lerp(to, share, new Vector2d());
        }

        @Override
        public void check(Vector2dc value) {
            if (!value.isFinite()) {
                throw new SextantException("a shift is two finite lengths, not " + value);
            }
        }

        @Override
        public String toString() {
            return "shift";
        }
    }
}
