// SPDX-License-Identifier: Apache-2.0
/** Programs for devices as plain files, and what puts them together. */
@NullMarked
package org.sextant.shaders;

import org.jspecify.annotations.NullMarked;
