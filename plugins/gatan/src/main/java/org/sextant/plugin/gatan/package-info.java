// SPDX-License-Identifier: Apache-2.0
/** Gatan Digital Micrograph files, versions 3 and 4: single images, stacks, and folders of images as tilt series. */
@NullMarked
package org.sextant.plugin.gatan;

import org.jspecify.annotations.NullMarked;
