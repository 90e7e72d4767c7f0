// SPDX-License-Identifier: Apache-2.0
/** The project folder: one writer, a journal that survives a crash, and snapshots for readers. */
@NullMarked
package org.sextant.project;

import org.jspecify.annotations.NullMarked;
