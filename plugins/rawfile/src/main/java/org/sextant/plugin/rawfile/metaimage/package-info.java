// SPDX-License-Identifier: Apache-2.0
/** MetaImage (.mha, .mhd): reader and writer. */
@NullMarked
package org.sextant.plugin.rawfile.metaimage;

import org.jspecify.annotations.NullMarked;
