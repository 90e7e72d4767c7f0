// SPDX-License-Identifier: Apache-2.0
/** Worlds and their changes as JSON, in explicit mappers: the file format does not follow the names of classes. */
@NullMarked
package org.sextant.project.json;

import org.jspecify.annotations.NullMarked;
