// SPDX-License-Identifier: Apache-2.0
/** Writes HDF5 files of groups, attributes and contiguous data sets (HDF5 file format specification 3.0, version 2 headers). */
@NullMarked
package org.sextant.twin.hdf5;

import org.jspecify.annotations.NullMarked;
