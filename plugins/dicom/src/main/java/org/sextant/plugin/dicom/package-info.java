// SPDX-License-Identifier: Apache-2.0
/** DICOM images: single files, multi-frame files and folders with series of slices. */
@NullMarked
package org.sextant.plugin.dicom;

import org.jspecify.annotations.NullMarked;
