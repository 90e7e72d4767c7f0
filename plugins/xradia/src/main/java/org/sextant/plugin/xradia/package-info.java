// SPDX-License-Identifier: Apache-2.0
/** Zeiss Xradia files: projections (TXRM, XRM) and reconstructed volumes (TXM). */
@NullMarked
package org.sextant.plugin.xradia;

import org.jspecify.annotations.NullMarked;
