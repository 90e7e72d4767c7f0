// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.joml.Matrix4d;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.LengthUnit;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The XML side of BigDataViewer, SpimData 0.2: where the voxels are stored, the voxel size and name of each setup, and the
 * affine maps from voxel indices to calibrated space, of which the last listed is applied first.
 */
final class SpimData {
    private static final long LONGEST = 256L << 20;

    private final Path path;
    private final Element root;

    private SpimData(Path path, Element root) {
        this.path = path;
        this.root = root;
    }

    static SpimData read(Path path) {
        try {
            if (Files.size(path) > LONGEST) {
                throw new DataException(path.toString(), "file", "it is too long for an XML description", "");
            }
            SpimData s = new SpimData(
                    path,
                    parser().parse(new ByteArrayInputStream(Files.readAllBytes(path)))
                            .getDocumentElement());
            if (!s.root.getTagName().equals("SpimData")) {
                throw s.wrong("root element", "it is <" + s.root.getTagName() + ">, not <SpimData>");
            }
            return s;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new DataException(
                    path.toString(), "XML", "cannot be read: " + e.getMessage(), "The file is damaged", e);
        }
    }

    /** A parser that fetches nothing and expands nothing. */
    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        f.setExpandEntityReferences(false);
        DocumentBuilder builder = f.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder;
    }

    /** The HDF5 file. */
    Path hdf5() {
        Element loader = child(sequence(), "ImageLoader").orElseThrow(() -> wrong("ImageLoader", "it is missing"));
        if (!loader.getAttribute("format").equals("bdv.hdf5")) {
            throw wrong("ImageLoader", "its format '" + loader.getAttribute("format") + "' is not bdv.hdf5");
        }
        String name = child(loader, "hdf5").map(SpimData::text).orElseThrow(() -> wrong("hdf5", "it is missing"));
        try {
            Path folder = path.toAbsolutePath().getParent();
            String base = child(root, "BasePath").map(SpimData::text).orElse(".");
            Path file = (folder == null ? Path.of(".") : folder)
                    .resolve(base)
                    .resolve(name)
                    .normalize();
            if (!Files.isRegularFile(file)) {
                throw wrong("hdf5", "the file '" + name + "' that holds the voxels is not there");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new DataException(path.toString(), "hdf5", "'" + name + "' is not a path", "The file is damaged", e);
        }
    }

    private Element sequence() {
        return child(root, "SequenceDescription").orElseThrow(() -> wrong("SequenceDescription", "it is missing"));
    }

    private List<Element> setups() {
        return child(sequence(), "ViewSetups")
                .map(s -> children(s, "ViewSetup"))
                .orElse(List.of());
    }

    private Optional<Element> setup(int id) {
        return setups().stream()
                .filter(s -> child(s, "id").map(SpimData::text).orElse("").equals(Integer.toString(id)))
                .findFirst();
    }

    /** Names of the setups at the places of their ids; empty where there is none. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int id = 0; id < setups().size(); id++) {
            names.add(
                    setup(id).flatMap(s -> child(s, "name")).map(SpimData::text).orElse(""));
        }
        return names;
    }

    /** Voxel size, unit, size and attributes of the setups, and the maps of the registrations. */
    Metadata metadata() {
        Metadata.Builder fields = Metadata.builder();
        for (Element s : setups()) {
            String prefix = "setup" + child(s, "id").map(SpimData::text).orElse("") + "/";
            child(s, "name").ifPresent(n -> fields.text(prefix + "name", text(n)));
            child(s, "size").ifPresent(n -> fields.text(prefix + "size", text(n)));
            child(s, "voxelSize").ifPresent(v -> {
                fields.text(
                        prefix + "voxelSize",
                        child(v, "size").map(SpimData::text).orElse(""));
                fields.text(prefix + "voxelUnit", unit(v));
            });
            child(s, "attributes")
                    .ifPresent(a -> elements(a).forEach(e -> fields.text(prefix + e.getTagName(), text(e))));
        }
        for (Element r : registrations()) {
            List<Element> transforms = children(r, "ViewTransform");
            for (int i = 0; i < transforms.size(); i++) {
                String name = "registration/t" + r.getAttribute("timepoint") + "/s" + r.getAttribute("setup") + "/" + i;
                child(transforms.get(i), "affine").ifPresent(a -> fields.numbers(name, numbers(a, 12, name), ""));
            }
        }
        return fields.build();
    }

    private List<Element> registrations() {
        return child(root, "ViewRegistrations")
                .map(r -> children(r, "ViewRegistration"))
                .orElse(List.of());
    }

    /**
     * Where the voxels of a setup lie: its registration, in its unit.
     *
     * @return null if its unit is not one of length (often "pixel") and the user gives no voxel size
     */
    @Nullable
    VoxelGrid grid(int setup, int timepoint, Size3 size, OpenOptions options) {
        Optional<Element> voxel = setup(setup).flatMap(s -> child(s, "voxelSize"));
        Optional<LengthUnit> unit = voxel.flatMap(v -> LengthUnit.of(unit(v)));
        Vector3d voxelUm = null;
        if (unit.isPresent()) {
            Element of =
                    voxel.flatMap(v -> child(v, "size")).orElseThrow(() -> wrong("voxelSize", "its size is missing"));
            double[] n = numbers(of, 3, "voxelSize of setup " + setup);
            voxelUm = new Vector3d(n[0], n[1], n[2]).mul(unit.get().micrometres());
        }
        try {
            Optional<Matrix4x3d> toUnit = registration(setup, timepoint);
            if (unit.isEmpty() || options.voxelUm().isPresent() || toUnit.isEmpty()) {
                return options.grid(size, voxelUm, new Vector3d());
            }
            FrameId frame = options.frame();
            double um = unit.get().micrometres();
            Matrix4x3d toUm = new Matrix4x3d().scaling(um).mul(toUnit.get());
            return new VoxelGrid(size, new Affine3(frame.index(), frame, toUm));
        } catch (SextantException e) {
            throw e instanceof DataException d ? d : wrong("setup " + setup, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Matrix4x3d> registration(int setup, int timepoint) {
        Optional<Element> registration = registrations().stream()
                .filter(r -> r.getAttribute("setup").equals(Integer.toString(setup))
                        && r.getAttribute("timepoint").equals(Integer.toString(timepoint)))
                .findFirst();
        if (registration.isEmpty()) {
            return Optional.empty();
        }
        Matrix4d all = new Matrix4d();
        for (Element t : children(registration.get(), "ViewTransform")) {
            Element affine = child(t, "affine").orElseThrow(() -> wrong("ViewTransform", "it is not affine"));
            double[] m = numbers(affine, 12, "affine of setup " + setup);
            all.mul(new Matrix4d(m[0], m[4], m[8], 0, m[1], m[5], m[9], 0, m[2], m[6], m[10], 0, m[3], m[7], m[11], 1));
        }
        return Optional.of(all.get4x3(new Matrix4x3d()));
    }

    private static String unit(Element voxelSize) {
        return child(voxelSize, "unit").map(SpimData::text).orElse("");
    }

    private double[] numbers(Element e, int count, String place) {
        String text = text(e);
        try {
            double[] n = Arrays.stream(text.split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (n.length == count && Arrays.stream(n).allMatch(Double::isFinite)) {
                return n;
            }
            throw wrong(place, "'" + text + "' is not " + count + " finite numbers");
        } catch (NumberFormatException x) {
            throw wrong(place, "'" + text + "' is not " + count + " numbers");
        }
    }

    private static String text(Element e) {
        return e.getTextContent().strip();
    }

    private static Optional<Element> child(Element of, String name) {
        return elements(of).stream().filter(e -> e.getTagName().equals(name)).findFirst();
    }

    private static List<Element> children(Element of, String name) {
        return elements(of).stream().filter(e -> e.getTagName().equals(name)).toList();
    }

    private static List<Element> elements(Element of) {
        List<Element> all = new ArrayList<>();
        for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                all.add(e);
            }
        }
        return all;
    }

    private DataException wrong(String place, String problem) {
        return new DataException(path.toString(), place, problem, "The file is damaged or of another kind");
    }
}
