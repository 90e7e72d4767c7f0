// SPDX-License-Identifier: Apache-2.0
/** HDF5 volumes: Data Exchange, NXtomo, BigDataViewer, and any numeric data set by its path. */
@NullMarked
package org.sextant.plugin.hdf5;

import org.jspecify.annotations.NullMarked;
