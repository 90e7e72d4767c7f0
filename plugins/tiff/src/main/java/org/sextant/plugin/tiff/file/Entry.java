// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.file;

/**
 * One entry of a directory.
 *
 * @param type see {@link FieldType}
 * @param count number of values; as the file says it, so it may be absurd
 * @param at byte in the file where the values lie, inside the entry or elsewhere
 */
public record Entry(int tag, int type, long count, long at) {}
