// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.file;

import java.util.Map;

/** Numbers and names of the directory entries that are used or shown (TIFF 6.0 appendix A, supplements 1 and 2). */
public final class Tag {
    public static final int NEW_SUBFILE_TYPE = 254;
    public static final int IMAGE_WIDTH = 256;
    public static final int IMAGE_LENGTH = 257;
    public static final int BITS_PER_SAMPLE = 258;
    public static final int COMPRESSION = 259;
    public static final int PHOTOMETRIC = 262;
    public static final int FILL_ORDER = 266;
    public static final int IMAGE_DESCRIPTION = 270;
    public static final int STRIP_OFFSETS = 273;
    public static final int SAMPLES_PER_PIXEL = 277;
    public static final int ROWS_PER_STRIP = 278;
    public static final int STRIP_BYTE_COUNTS = 279;
    public static final int X_RESOLUTION = 282;
    public static final int Y_RESOLUTION = 283;
    public static final int PLANAR_CONFIGURATION = 284;
    public static final int RESOLUTION_UNIT = 296;
    public static final int SOFTWARE = 305;
    public static final int PREDICTOR = 317;
    public static final int TILE_WIDTH = 322;
    public static final int TILE_LENGTH = 323;
    public static final int TILE_OFFSETS = 324;
    public static final int TILE_BYTE_COUNTS = 325;
    public static final int SAMPLE_FORMAT = 339;
    public static final int YCBCR_SUBSAMPLING = 530;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(NEW_SUBFILE_TYPE, "NewSubfileType"),
            Map.entry(255, "SubfileType"),
            Map.entry(IMAGE_WIDTH, "ImageWidth"),
            Map.entry(IMAGE_LENGTH, "ImageLength"),
            Map.entry(BITS_PER_SAMPLE, "BitsPerSample"),
            Map.entry(COMPRESSION, "Compression"),
            Map.entry(PHOTOMETRIC, "PhotometricInterpretation"),
            Map.entry(FILL_ORDER, "FillOrder"),
            Map.entry(269, "DocumentName"),
            Map.entry(IMAGE_DESCRIPTION, "ImageDescription"),
            Map.entry(271, "Make"),
            Map.entry(272, "Model"),
            Map.entry(STRIP_OFFSETS, "StripOffsets"),
            Map.entry(274, "Orientation"),
            Map.entry(SAMPLES_PER_PIXEL, "SamplesPerPixel"),
            Map.entry(ROWS_PER_STRIP, "RowsPerStrip"),
            Map.entry(STRIP_BYTE_COUNTS, "StripByteCounts"),
            Map.entry(280, "MinSampleValue"),
            Map.entry(281, "MaxSampleValue"),
            Map.entry(X_RESOLUTION, "XResolution"),
            Map.entry(Y_RESOLUTION, "YResolution"),
            Map.entry(PLANAR_CONFIGURATION, "PlanarConfiguration"),
            Map.entry(285, "PageName"),
            Map.entry(286, "XPosition"),
            Map.entry(287, "YPosition"),
            Map.entry(RESOLUTION_UNIT, "ResolutionUnit"),
            Map.entry(297, "PageNumber"),
            Map.entry(SOFTWARE, "Software"),
            Map.entry(306, "DateTime"),
            Map.entry(315, "Artist"),
            Map.entry(316, "HostComputer"),
            Map.entry(PREDICTOR, "Predictor"),
            Map.entry(320, "ColorMap"),
            Map.entry(TILE_WIDTH, "TileWidth"),
            Map.entry(TILE_LENGTH, "TileLength"),
            Map.entry(TILE_OFFSETS, "TileOffsets"),
            Map.entry(TILE_BYTE_COUNTS, "TileByteCounts"),
            Map.entry(330, "SubIFDs"),
            Map.entry(338, "ExtraSamples"),
            Map.entry(SAMPLE_FORMAT, "SampleFormat"),
            Map.entry(340, "SMinSampleValue"),
            Map.entry(341, "SMaxSampleValue"),
            Map.entry(YCBCR_SUBSAMPLING, "YCbCrSubSampling"),
            Map.entry(33432, "Copyright"),
            Map.entry(50838, "IJMetadataByteCounts"),
            Map.entry(50839, "IJMetadata"));

    private Tag() {}

    /** The specification's name, or {@code Tag 12345}. */
    public static String name(int tag) {
        return NAMES.getOrDefault(tag, "Tag " + tag);
    }
}
