// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.plugin.tiff.page.Page;

/** A page and the file that it is in. */
record FilePage(TiffFile file, Page page) {}
