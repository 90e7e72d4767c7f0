// SPDX-License-Identifier: Apache-2.0
/** What all computations share: identity, parameters with a schema, inputs, results, estimate. */
@NullMarked
package org.sextant.compute.operation;

import org.jspecify.annotations.NullMarked;
