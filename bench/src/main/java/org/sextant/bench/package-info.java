// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of whole tasks, each beside its floor. */
@NullMarked
package org.sextant.bench;

import org.jspecify.annotations.NullMarked;
