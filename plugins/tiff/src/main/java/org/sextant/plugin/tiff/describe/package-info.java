// SPDX-License-Identifier: Apache-2.0
/** What descriptions say about a stack: ImageJ lines, OME-XML, resolution tags. */
@NullMarked
package org.sextant.plugin.tiff.describe;

import org.jspecify.annotations.NullMarked;
