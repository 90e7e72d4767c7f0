// SPDX-License-Identifier: Apache-2.0
/** Pages and files put together to volumes. */
@NullMarked
package org.sextant.plugin.tiff.stack;

import org.jspecify.annotations.NullMarked;
