// SPDX-License-Identifier: Apache-2.0
/** Pictures of a world: what a renderer takes and gives, and the pass in plain Java. */
@NullMarked
package org.sextant.render;

import org.jspecify.annotations.NullMarked;
