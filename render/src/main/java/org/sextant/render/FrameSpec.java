// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import org.sextant.render.picture.Picture;
import org.sextant.world.error.SextantException;

/**
 * How a picture is made, apart from what it shows.
 *
 * @param width pixels, 1 … 32768
 * @param height pixels, 1 … 32768; the camera's opening angle or height refers to it
 * @param samplesPerVoxel samples along a ray per edge of the loaded level's voxel
 * @param supersampling rays per pixel along each edge, 1 … 8: 2 takes four rays and is smooth
 * @param jitterSeed 0: none; otherwise each ray's samples are shifted by up to a step, at random from this seed, which trades
 *     faint contour lines for faint noise
 * @param skipEmpty whether bricks in which nothing is to be seen are jumped over; the picture is the same
 * @param bits per channel of the picture: 8 or 16
 * @param passes whose mean is taken, 1 … 4096: each looks at another place in its pixels, with shifted steps, so that edges
 *     and gradations become smooth
 * @param interactive true: the picture is made at once from what is in memory, coarse where finer voxels are still missing,
 *     and the rest is loaded in the background; false: it is loaded first
 */
public record FrameSpec(
        int width,
        int height,
        double samplesPerVoxel,
        int supersampling,
        long jitterSeed,
        boolean skipEmpty,
        int bits,
        int passes,
        boolean interactive) {
    public FrameSpec {
        if (width < 1 || height < 1 || width > Picture.MAX_EDGE || height > Picture.MAX_EDGE) {
            throw new SextantException(
                    "a picture has 1 to " + Picture.MAX_EDGE + " pixels along each edge, not " + width + "×" + height);
        }
        if (!(samplesPerVoxel >= 0.125 && samplesPerVoxel <= 64)) {
            throw new SextantException("samples per voxel lie in 0.125 … 64, not " + samplesPerVoxel);
        }
        if (supersampling < 1 || supersampling > 8) {
            throw new SextantException("rays per pixel edge lie in 1 … 8, not " + supersampling);
        }
        if (passes < 1 || passes > 4096) {
            throw new SextantException("a picture is the mean of 1 … 4096 passes, not " + passes);
        }
        Picture.checkBits(bits);
    }

    /** Two samples per voxel, one ray per pixel: for looking around. */
    public static FrameSpec of(int width, int height) {
        return new FrameSpec(width, height, 2, 1, 0, true, 8, 1, false);
    }

    /** Two samples per voxel, four rays per pixel: for keeping. */
    public static FrameSpec smooth(int width, int height) {
        return new FrameSpec(width, height, 2, 2, 0, true, 8, 1, false);
    }

    public FrameSpec withSamplesPerVoxel(double n) {
        return new FrameSpec(width, height, n, supersampling, jitterSeed, skipEmpty, bits, passes, interactive);
    }

    public FrameSpec withSupersampling(int n) {
        return new FrameSpec(width, height, samplesPerVoxel, n, jitterSeed, skipEmpty, bits, passes, interactive);
    }

    public FrameSpec withJitter(long seed) {
        return new FrameSpec(width, height, samplesPerVoxel, supersampling, seed, skipEmpty, bits, passes, interactive);
    }

    public FrameSpec withSkipEmpty(boolean skip) {
        return new FrameSpec(
                width, height, samplesPerVoxel, supersampling, jitterSeed, skip, bits, passes, interactive);
    }

    public FrameSpec withBits(int perChannel) {
        return new FrameSpec(
                width, height, samplesPerVoxel, supersampling, jitterSeed, skipEmpty, perChannel, passes, interactive);
    }

    public FrameSpec withPasses(int n) {
        return new FrameSpec(
                width, height, samplesPerVoxel, supersampling, jitterSeed, skipEmpty, bits, n, interactive);
    }

    public FrameSpec withInteractive(boolean now) {
        return new FrameSpec(width, height, samplesPerVoxel, supersampling, jitterSeed, skipEmpty, bits, passes, now);
    }
}
