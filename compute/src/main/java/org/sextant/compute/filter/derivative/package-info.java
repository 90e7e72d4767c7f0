// SPDX-License-Identifier: Apache-2.0
/** Filters made of derivatives: edges, blobs, sheets and tubes. */
@NullMarked
package org.sextant.compute.filter.derivative;

import org.jspecify.annotations.NullMarked;
