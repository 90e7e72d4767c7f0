// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

/**
 * How rays are sampled.
 *
 * @param perVoxel samples per edge of the loaded level's voxel
 * @param skipEmpty whether bricks in which nothing is to be seen are jumped over
 * @param jitterSeed 0: samples are not shifted
 */
public record Sampling(double perVoxel, boolean skipEmpty, long jitterSeed) {}
