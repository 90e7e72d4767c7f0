// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.pass;

import org.sextant.render.Renderer;

/**
 * A renderer and why it is this one.
 *
 * @param renderer whoever asked for it closes it
 * @param reason a sentence for the user
 */
public record ChosenRenderer(Renderer renderer, PassKind pass, String reason) {}
