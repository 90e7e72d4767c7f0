// SPDX-License-Identifier: Apache-2.0
/** From pictures to videos: encoders, and the frames on their way. */
@NullMarked
package org.sextant.render.video;

import org.jspecify.annotations.NullMarked;
