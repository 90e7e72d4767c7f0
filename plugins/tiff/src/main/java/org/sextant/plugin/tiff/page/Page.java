// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.page;

import org.jspecify.annotations.Nullable;
import org.sextant.plugin.tiff.file.OffsetTable;

/**
 * One image of a file. Pages of a stack share one layout object.
 *
 * @param number place in the chain of directories, counted from 0
 * @param counts null if the file leaves them out, which only uncompressed ones may
 * @param reduced a thumbnail, a coarser copy or a mask of another page, not a plane of the stack
 */
public record Page(
        int number,
        PageLayout layout,
        OffsetTable offsets,
        @Nullable OffsetTable counts,
        boolean reduced) {}
