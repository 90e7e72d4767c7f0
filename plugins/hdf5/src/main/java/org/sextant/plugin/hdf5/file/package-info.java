// SPDX-License-Identifier: Apache-2.0
/**
 * HDF5 files: groups, links, attributes and data sets that are read block by block. The structure is read by jhdf through
 * a storage that guards every read; the voxels are read and unpacked here.
 */
@NullMarked
package org.sextant.plugin.hdf5.file;

import org.jspecify.annotations.NullMarked;
