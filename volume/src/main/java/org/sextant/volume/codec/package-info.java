// SPDX-License-Identifier: Apache-2.0
/** Compression and checksums of chunks: bytes to bytes, bounded by what the chunk can hold. */
@NullMarked
package org.sextant.volume.codec;

import org.jspecify.annotations.NullMarked;
