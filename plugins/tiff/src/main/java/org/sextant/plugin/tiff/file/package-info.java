// SPDX-License-Identifier: Apache-2.0
/** The container: byte order, directories (IFDs) and their entries. */
@NullMarked
package org.sextant.plugin.tiff.file;

import org.jspecify.annotations.NullMarked;
