// SPDX-License-Identifier: Apache-2.0
/** Lazy multi-resolution volumes made of blocks, and the cache that all of them share. */
@NullMarked
package org.sextant.volume.data;

import org.jspecify.annotations.NullMarked;
