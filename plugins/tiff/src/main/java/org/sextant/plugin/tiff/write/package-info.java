// SPDX-License-Identifier: Apache-2.0
/** Writing of TIFF and BigTIFF files. */
@NullMarked
package org.sextant.plugin.tiff.write;

import org.jspecify.annotations.NullMarked;
