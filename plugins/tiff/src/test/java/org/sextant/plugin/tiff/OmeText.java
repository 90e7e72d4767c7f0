// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

/** OME-XML for tests. */
final class OmeText {
    private OmeText() {}

    /** One channel at one time, 0.5 µm × 500 nm × 2 µm. */
    static String of(int x, int y, int z, String type) {
        return around("<Pixels ID=\"Pixels:0\" DimensionOrder=\"XYZCT\" Type=\"" + type + "\" SizeX=\"" + x
                + "\" SizeY=\"" + y + "\" SizeZ=\"" + z + "\" SizeC=\"1\" SizeT=\"1\" PhysicalSizeX=\"0.5\""
                + " PhysicalSizeY=\"500\" PhysicalSizeYUnit=\"nm\" PhysicalSizeZ=\"2.0\" PhysicalSizeZUnit=\"µm\">"
                + "<Channel ID=\"Channel:0:0\" SamplesPerPixel=\"1\"/><TiffData/></Pixels>");
    }

    static String around(String pixels) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">"
                + "<Image ID=\"Image:0\" Name=\"test\">" + pixels + "</Image></OME>";
    }
}
