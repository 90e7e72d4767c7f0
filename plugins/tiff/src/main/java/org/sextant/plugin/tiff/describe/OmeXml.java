// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.describe;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.world.error.DataException;
import org.sextant.world.length.LengthUnit;

/**
 * Reads OME-XML (OME model 2016-06, OME-TIFF specification). Document types, and with them entities of any kind, are
 * refused.
 */
public final class OmeXml {
    private static final Pattern ORDER = Pattern.compile("XY(ZCT|ZTC|CZT|CTZ|TZC|TCZ)");
    private static final String PLACE = "ImageDescription (OME-XML)";

    private final TiffFile file;
    private final List<OmeImage> images = new ArrayList<>();
    private String companion = "";
    private @Nullable Image image;
    private boolean inData;

    /** What one Image element has said so far. */
    private static final class Image {
        String id = "";
        String name = "";
        long sizeX;
        long sizeY;
        long sizeZ;
        long sizeC;
        long sizeT;
        String order = "";
        String type = "";
        PixelSize pixelSize = PixelSize.UNKNOWN;
        Origin origin = Origin.ZERO;
        final List<String> channels = new ArrayList<>();
        final List<OmeImage.TiffData> data = new ArrayList<>();
    }

    private OmeXml(TiffFile file) {
        this.file = file;
    }

    /** Whether a description is OME-XML. */
    public static boolean isOme(String text) {
        String head = text.substring(0, Math.min(4096, text.length()));
        return head.startsWith("<") && (head.contains("<OME ") || head.contains("<OME>") || head.contains(":OME "));
    }

    /** @throws DataException if it is not well-formed, holds a document type, or states a size that is none */
    public static OmeXml parse(TiffFile file, String text) {
        OmeXml ome = new OmeXml(file);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            ome.read(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            throw new DataException(
                    file.name(), PLACE, "is not well-formed: " + e.getMessage(), "Save the file again", e);
        }
        return ome;
    }

    public List<OmeImage> images() {
        return images;
    }

    /** Name of the file that holds the description in this one's place; empty if this one has it. */
    public String companion() {
        return companion;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw file.error(PLACE, "has a document type, which OME-XML never has", "Do not trust this file");
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) {
        Image i = image;
        switch (xml.getLocalName()) {
            case "BinaryOnly" -> companion = text(xml, "MetadataFile", "");
            case "Image" -> {
                image = new Image();
                image.id = text(xml, "ID", "");
                image.name = text(xml, "Name", "");
            }
            case "Pixels" -> {
                if (i != null) {
                    pixels(xml, i);
                }
            }
            case "Channel" -> {
                if (i != null) {
                    i.channels.add(text(xml, "Name", ""));
                }
            }
            case "Plane" -> {
                if (i != null
                        && whole(xml, "TheZ", 0) == 0
                        && whole(xml, "TheC", 0) == 0
                        && whole(xml, "TheT", 0) == 0) {
                    i.origin =
                            new Origin(new Vector3d(position(xml, "X"), position(xml, "Y"), position(xml, "Z")), false);
                }
            }
            case "TiffData" -> {
                if (i != null) {
                    i.data.add(new OmeImage.TiffData(
                            whole(xml, "IFD", -1),
                            whole(xml, "FirstZ", 0),
                            whole(xml, "FirstC", 0),
                            whole(xml, "FirstT", 0),
                            whole(xml, "PlaneCount", -1),
                            ""));
                    inData = true;
                }
            }
            case "UUID" -> {
                if (i != null && inData) {
                    OmeImage.TiffData d = i.data.remove(i.data.size() - 1);
                    i.data.add(
                            new OmeImage.TiffData(d.ifd(), d.z(), d.c(), d.t(), d.count(), text(xml, "FileName", "")));
                }
            }
            default -> {}
        }
    }

    private void pixels(XMLStreamReader xml, Image i) {
        i.sizeX = size(xml, "SizeX");
        i.sizeY = size(xml, "SizeY");
        i.sizeZ = size(xml, "SizeZ");
        i.sizeC = size(xml, "SizeC");
        i.sizeT = size(xml, "SizeT");
        i.type = text(xml, "Type", "");
        i.order = text(xml, "DimensionOrder", "");
        if (!ORDER.matcher(i.order).matches()) {
            throw file.error(PLACE, "has DimensionOrder '" + i.order + "'", "Save it as XYZCT");
        }
        i.pixelSize = new PixelSize(side(xml, "X"), side(xml, "Y"), side(xml, "Z"));
    }

    private void end(String element) {
        if (element.equals("TiffData")) {
            inData = false;
        }
        Image i = image;
        if (element.equals("Image") && i != null) {
            if (i.sizeX > 0) {
                images.add(new OmeImage(
                        i.id,
                        i.name,
                        i.sizeX,
                        i.sizeY,
                        i.sizeZ,
                        i.sizeC,
                        i.sizeT,
                        i.order,
                        i.type,
                        i.pixelSize,
                        i.origin,
                        i.channels,
                        i.data));
            }
            image = null;
        }
    }

    /** A length, µm unless its unit is stated; null if missing or in pixels. */
    private PixelSize.@Nullable Side side(XMLStreamReader xml, String axis) {
        String value = text(xml, "PhysicalSize" + axis, "");
        if (value.isEmpty()) {
            return null;
        }
        String unit = text(xml, "PhysicalSize" + axis + "Unit", "µm");
        try {
            Double length = Double.valueOf(value.strip());
            return LengthUnit.of(unit).map(u -> PixelSize.Side.of(length, u)).orElse(null);
        } catch (NumberFormatException e) {
            throw new DataException(
                    file.name(), PLACE, "has PhysicalSize" + axis + "=\"" + value + "\"", "Save it with a number", e);
        }
    }

    /** µm; 0 where it is not stated, or in the model's default unit "reference frame", which is no length. */
    private double position(XMLStreamReader xml, String axis) {
        String value = text(xml, "Position" + axis, "");
        LengthUnit unit =
                LengthUnit.of(text(xml, "Position" + axis + "Unit", "")).orElse(null);
        if (value.isEmpty() || unit == null) {
            return 0;
        }
        try {
            double um = Double.parseDouble(value.strip()) * unit.micrometres();
            if (Double.isFinite(um)) {
                return um;
            }
        } catch (NumberFormatException e) {
            throw new DataException(
                    file.name(), PLACE, "has Position" + axis + "=\"" + value + "\"", "Save it with a number", e);
        }
        throw file.error(PLACE, "has Position" + axis + "=\"" + value + "\"", "Save it with a finite number");
    }

    private long size(XMLStreamReader xml, String name) {
        long n = whole(xml, name, 0);
        if (n < 1) {
            throw file.error(PLACE, "has " + name + "=\"" + text(xml, name, "") + "\"", "Save it with all sizes");
        }
        return n;
    }

    private long whole(XMLStreamReader xml, String name, long otherwise) {
        String value = text(xml, name, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}")) {
            throw file.error(PLACE, "has " + name + "=\"" + value + "\"", "Save it with a whole number");
        }
        return Long.parseLong(value);
    }

    private static String text(XMLStreamReader xml, String name, String otherwise) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? otherwise : value;
    }
}
