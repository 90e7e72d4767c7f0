// SPDX-License-Identifier: Apache-2.0
/** Compression and prediction of strips and tiles, both ways. */
@NullMarked
package org.sextant.plugin.tiff.codec;

import org.jspecify.annotations.NullMarked;
