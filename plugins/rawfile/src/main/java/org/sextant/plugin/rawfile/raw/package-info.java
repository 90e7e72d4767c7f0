// SPDX-License-Identifier: Apache-2.0
/** Headerless raw voxels, described by settings or by a sidecar: reader and writer. */
@NullMarked
package org.sextant.plugin.rawfile.raw;

import org.jspecify.annotations.NullMarked;
