// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import java.util.BitSet;

/**
 * Where a chunk is stored.
 *
 * @param address byte from the superblock on
 * @param bytes as stored, packed
 * @param skipped filters that were not applied to it
 */
record ChunkPlace(long address, long bytes, BitSet skipped) {}
