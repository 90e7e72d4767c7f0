// SPDX-License-Identifier: Apache-2.0
/** Phantoms, oracles, contract suites and real data for the tests of the other modules. */
@NullMarked
package org.sextant.testkit;

import org.jspecify.annotations.NullMarked;
