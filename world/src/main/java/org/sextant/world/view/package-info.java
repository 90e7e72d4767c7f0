// SPDX-License-Identifier: Apache-2.0
/** How a world is looked at: colours, transfer functions, cameras and views. */
@NullMarked
package org.sextant.world.view;

import org.jspecify.annotations.NullMarked;
