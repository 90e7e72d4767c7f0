// SPDX-License-Identifier: Apache-2.0
/** First looks: how a new volume and a new world are shown before anyone has chosen. */
@NullMarked
package org.sextant.render.preset;

import org.jspecify.annotations.NullMarked;
