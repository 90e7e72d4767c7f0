// SPDX-License-Identifier: Apache-2.0
/** Compound files (MS-CFB, "OLE2"): a small file system inside one file, read by range. */
@NullMarked
package org.sextant.plugin.xradia.compound;

import org.jspecify.annotations.NullMarked;
