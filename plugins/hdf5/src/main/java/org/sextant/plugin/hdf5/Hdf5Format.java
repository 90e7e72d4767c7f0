// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3d;
import org.sextant.plugin.hdf5.file.Hdf5File;
import org.sextant.plugin.hdf5.file.Hdf5Group;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/**
 * HDF5 files: Data Exchange, NXtomo, BigDataViewer (its {@code .xml} or its {@code .h5}), and any numeric data set by its
 * path. The last axis of a data set is x. Chunks are read when they are wanted.
 *
 * <p>Metadata lists every attribute and short data set of the file.
 */
public final class Hdf5Format implements VolumeFormat {
    private static final int XML_HEAD = 2048;

    @Override
    public String name() {
        return "HDF5";
    }

    @Override
    public List<String> extensions() {
        return List.of(".h5", ".hdf5", ".hdf", ".nxs", ".he5", ".xml");
    }

    @Override
    public Set<String> settings() {
        return Set.of(OpenOptions.DATASET);
    }

    @Override
    public Support probe(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                return Support.no("not a file");
            }
            if (isXml(path)) {
                return Support.yes("XML with <SpimData> (BigDataViewer)");
            }
            long start = Hdf5File.start(path);
            return start < 0 ? Support.no("no HDF5 signature") : Support.yes("HDF5 signature at byte " + start);
        } catch (IOException | SextantException e) {
            return Support.no("cannot be read: " + e.getMessage());
        }
    }

    private static boolean isXml(Path path) throws IOException {
        String head = new String(RandomBytes.head(path, XML_HEAD), StandardCharsets.UTF_8).stripLeading();
        return head.startsWith("<") && head.contains("<SpimData");
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        try {
            SpimData xml = isXml(path) ? SpimData.read(path) : null;
            Hdf5File file = Hdf5File.open(xml == null ? path : xml.hdf5());
            try {
                return xml == null ? open(file, options) : openBdv(path, file, xml, options);
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (DataException e) {
            throw e.file().equals(path.toString()) ? e : behind(path, e);
        } catch (IOException e) {
            throw new DataException(path.toString(), "file", "cannot be read: " + e.getMessage(), "Check the disk", e);
        }
    }

    /** A failure in a file that the opened one refers to. */
    private static DataException behind(Path path, DataException e) {
        String prefix = e.file() + ": " + e.place() + ": ";
        String message = String.valueOf(e.getMessage());
        String problem = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return new DataException(path.toString(), e.file() + ", " + e.place(), problem, "", e);
    }

    private static Volume openBdv(Path path, Hdf5File file, SpimData xml, OpenOptions options) {
        BdvHdf5 bdv = new BdvHdf5(path, file.root());
        String setup = bdv.setup(options, xml.names());
        String time = bdv.time(options);
        BlockVolume.Builder volume = bdv.volume(setup, time, options);
        Metadata all = Metadata.builder()
                .all(xml.metadata())
                .all(FileTree.of(file.root(), BdvHdf5::isDescription).metadata())
                .build();
        return volume.grid(xml.grid(
                        BdvHdf5.number(setup),
                        BdvHdf5.number(time),
                        volume.build().size(),
                        options))
                .metadata(all)
                .closing(file)
                .build();
    }

    private static Volume open(Hdf5File file, OpenOptions options) {
        Hdf5Group root = file.root();
        if (BdvHdf5.fits(root)
                && !options.setting(OpenOptions.DATASET).orElse("").contains("/")) {
            BdvHdf5 bdv = new BdvHdf5(file.path(), root);
            BlockVolume.Builder volume = bdv.volume(bdv.setup(options, List.of()), bdv.time(options), options);
            return volume.grid(options.grid(volume.build().size(), null, new Vector3d()))
                    .metadata(FileTree.of(root, BdvHdf5::isDescription).metadata())
                    .closing(file)
                    .build();
        }
        FileTree tree = FileTree.of(root, p -> true);
        return volume(file, tree, select(root, tree, options), options);
    }

    private static Selection select(Hdf5Group root, FileTree tree, OpenOptions options) {
        Optional<String> wanted = options.setting(OpenOptions.DATASET);
        Optional<Selection> found = Optional.empty();
        if (DataExchange.fits(root)) {
            found = DataExchange.select(root, tree, wanted.orElse(DataExchange.MAIN));
        } else {
            found = NxTomo.find(root, tree).flatMap(n -> n.select(wanted.orElse(n.main())));
        }
        return found.orElseGet(() -> PlainDatasets.select(root, tree, options));
    }

    private static Volume volume(Hdf5File file, FileTree tree, Selection s, OpenOptions options) {
        Metadata.Builder fields = Metadata.builder();
        if (s.anglesDeg() != null) {
            fields.numbers(Metadata.ANGLES, s.anglesDeg(), "deg");
        }
        return BlockVolume.builder(file.path() + "#" + s.name(), "HDF5", s.type(), options.cache())
                .level(s.layout(), s.reader())
                .grid(options.grid(s.layout().volume(), null, new Vector3d()))
                .metadata(fields.all(s.said()).all(tree.metadata()).build())
                .datasets(s.names())
                .channels(s.channels())
                .times(s.times())
                .closing(file)
                .build();
    }
}
