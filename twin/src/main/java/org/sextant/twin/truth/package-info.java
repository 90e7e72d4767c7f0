// SPDX-License-Identifier: Apache-2.0
/** What is true of a sample and its scans, and whether a project found it. */
@NullMarked
package org.sextant.twin.truth;

import org.jspecify.annotations.NullMarked;
