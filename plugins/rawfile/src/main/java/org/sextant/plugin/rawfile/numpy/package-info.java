// SPDX-License-Identifier: Apache-2.0
/** NumPy arrays (.npy): reader. */
@NullMarked
package org.sextant.plugin.rawfile.numpy;

import org.jspecify.annotations.NullMarked;
