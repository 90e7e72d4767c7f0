// SPDX-License-Identifier: Apache-2.0
/** What a world holds: volumes, labels, boxes and landmarks, as one immutable snapshot. */
@NullMarked
package org.sextant.world.scene;

import org.jspecify.annotations.NullMarked;
