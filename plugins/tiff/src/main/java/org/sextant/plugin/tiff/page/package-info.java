// SPDX-License-Identifier: Apache-2.0
/** One image of a file: its shape, its strips or tiles, and how voxels are read from them. */
@NullMarked
package org.sextant.plugin.tiff.page;

import org.jspecify.annotations.NullMarked;
