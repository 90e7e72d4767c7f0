// SPDX-License-Identifier: Apache-2.0
/** Volumes computed from another volume block by block: cropped, binned, of another value type. */
@NullMarked
package org.sextant.volume.derived;

import org.jspecify.annotations.NullMarked;
