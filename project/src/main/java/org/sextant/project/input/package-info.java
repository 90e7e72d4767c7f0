// SPDX-License-Identifier: Apache-2.0
/** Input files where they are: recognised by size and checksum, found again after they were moved. */
@NullMarked
package org.sextant.project.input;

import org.jspecify.annotations.NullMarked;
