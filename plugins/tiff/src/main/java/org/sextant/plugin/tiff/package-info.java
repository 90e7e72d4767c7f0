// SPDX-License-Identifier: Apache-2.0
/** The TIFF and BigTIFF format: reader and exporter. */
@NullMarked
package org.sextant.plugin.tiff;

import org.jspecify.annotations.NullMarked;
