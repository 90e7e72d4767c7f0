// SPDX-License-Identifier: Apache-2.0
/** Compares what a project holds with the truth of a simulated sample. */
@NullMarked
package org.sextant.app.verify;

import org.jspecify.annotations.NullMarked;
