// SPDX-License-Identifier: Apache-2.0
/** The plug-in interface of file formats, and the choice among them. */
@NullMarked
package org.sextant.volume.format;

import org.jspecify.annotations.NullMarked;
