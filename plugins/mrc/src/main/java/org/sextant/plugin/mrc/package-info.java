// SPDX-License-Identifier: Apache-2.0
/** MRC2014 volumes, image stacks and tilt series, with their extended headers and the angle files beside them. */
@NullMarked
package org.sextant.plugin.mrc;

import org.jspecify.annotations.NullMarked;
