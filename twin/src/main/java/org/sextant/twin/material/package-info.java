// SPDX-License-Identifier: Apache-2.0
/** What the samples are made of: refraction and attenuation at any energy. */
@NullMarked
package org.sextant.twin.material;

import org.jspecify.annotations.NullMarked;
