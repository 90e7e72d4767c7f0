// SPDX-License-Identifier: Apache-2.0
/** Every change to a world, one checked line each, on disk before it is shown as done. */
@NullMarked
package org.sextant.project.journal;

import org.jspecify.annotations.NullMarked;
