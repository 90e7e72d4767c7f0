// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import org.joml.Vector3dc;
import org.sextant.world.view.Rgba;

/** A straight line in space, µm relative to the eye, of a width in pixels. */
public record Line(Vector3dc from, Vector3dc to, Rgba colour, double widthPx) {}
