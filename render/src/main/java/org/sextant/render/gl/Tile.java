// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

/** A rectangle of samples of a picture. */
record Tile(int left, int top, int width, int height) {
    int right() {
        return left + width;
    }

    int bottom() {
        return top + height;
    }
}
