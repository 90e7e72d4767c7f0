// SPDX-License-Identifier: Apache-2.0
/** Where source, rays and detector stand in each view of a scan, and the circular scans there are. */
@NullMarked
package org.sextant.compute.tomography.geometry;

import org.jspecify.annotations.NullMarked;
