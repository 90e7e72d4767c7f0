// SPDX-License-Identifier: Apache-2.0
/** What computes: plain Java always, OpenCL where a driver is found. */
@NullMarked
package org.sextant.compute.device;

import org.jspecify.annotations.NullMarked;
