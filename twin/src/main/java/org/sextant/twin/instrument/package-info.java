// SPDX-License-Identifier: Apache-2.0
/** The tomographs that scan the sample: what they are, and what their detectors and stages get wrong. */
@NullMarked
package org.sextant.twin.instrument;

import org.jspecify.annotations.NullMarked;
