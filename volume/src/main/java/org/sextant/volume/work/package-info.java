// SPDX-License-Identifier: Apache-2.0
/** How long work runs: threads, progress, cancelling, and files that appear whole or not at all. */
@NullMarked
package org.sextant.volume.work;

import org.jspecify.annotations.NullMarked;
