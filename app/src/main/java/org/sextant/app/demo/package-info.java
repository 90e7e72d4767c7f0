// SPDX-License-Identifier: Apache-2.0
/** The sample that the demo makes: three nested scales of one procedural world. */
@NullMarked
package org.sextant.app.demo;

import org.jspecify.annotations.NullMarked;
