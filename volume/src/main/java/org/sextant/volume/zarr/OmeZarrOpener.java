// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.nio.file.Path;
import java.util.List;
import org.joml.Matrix4x3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.zarr.Multiscale.Resolution;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Opens one image of a store: chooses it, reads the headers of its levels, places its voxels. */
final class OmeZarrOpener {
    private final Path path;
    private final OpenOptions options;

    OmeZarrOpener(Path path, OpenOptions options) {
        this.path = path;
        this.options = options;
    }

    Volume open() {
        StoreFolder root = new StoreFolder(path);
        if (!root.isZarr()) {
            throw new DataException(
                    path.toString(),
                    "folder",
                    "has no zarr.json, .zgroup or .zarray",
                    "Give the folder of a Zarr store");
        }
        String wanted = options.setting(OpenOptions.DATASET).orElse("");
        List<ImageChoice> choices;
        try {
            choices = ImageChoice.of(root);
        } catch (DataException e) {
            if (wanted.isEmpty()) {
                throw e;
            }
            choices = List.of();
        }
        List<String> names =
                choices.size() > 1 ? choices.stream().map(ImageChoice::name).toList() : List.of();
        return volume(choose(root, choices, wanted), wanted, names);
    }

    private ImageChoice choose(StoreFolder root, List<ImageChoice> choices, String wanted) {
        if (wanted.isEmpty()) {
            return choices.get(0);
        }
        for (ImageChoice c : choices) {
            if (c.name().equals(wanted)) {
                return c;
            }
        }
        Json where = root.isV3() ? root.document(StoreFolder.V3) : root.attributes();
        StoreFolder folder = root.child(where, wanted);
        if (!folder.isZarr()) {
            throw new DataException(
                    path.toString(),
                    "dataset",
                    "there is no data set '" + wanted + "'",
                    "Choose one of " + choices.stream().map(ImageChoice::name).toList() + " or the path of an array");
        }
        return ImageChoice.of(folder).get(0);
    }

    private Volume volume(ImageChoice choice, String wanted, List<String> datasets) {
        Multiscale image = choice.entry() == null
                ? ofArray(choice.folder())
                : MultiscaleParser.parse(
                        choice.folder(),
                        choice.entry(),
                        options.setting(OmeZarrFormat.SYSTEM).orElse(null),
                        p -> true);
        Resolution base = image.resolutions().get(0);
        ArrayMetadata meta = base.array().metadata();
        Axes axes = image.arrayAxes();
        long[] fixed = fixed(axes, meta);
        Matrix4x3d baseToSystem = placed(image, base, fixed);
        Matrix4x3d systemToBase = baseToSystem.invert(new Matrix4x3d());
        BlockVolume.Builder volume = BlockVolume.builder(
                        path + (wanted.isEmpty() ? "" : ", " + wanted),
                        OmeZarrFormat.NAME,
                        meta.type(),
                        options.cache())
                .datasets(datasets)
                .channels(extent(axes.channel(), meta))
                .times(extent(axes.time(), meta))
                .scale(valueScale(image.folder()))
                .metadata(StoreMetadata.of(image));
        ChunkBlocks blocks = new ChunkBlocks(base.array(), axes, fixed);
        volume.level(blocks.layout(), blocks)
                .grid(grid(image, baseToSystem, blocks.layout().volume()));
        for (Resolution r : image.resolutions().subList(1, image.resolutions().size())) {
            long[] position = fixed(axes, r.array().metadata());
            ChunkBlocks coarse = new ChunkBlocks(r.array(), axes, position);
            Matrix4x3d levelToBase = systemToBase.mul(placed(image, r, position), new Matrix4x3d());
            volume.level(coarse.layout(), levelToBase, coarse);
        }
        return volume.build();
    }

    private Matrix4x3d placed(Multiscale image, Resolution r, long[] fixed) {
        Matrix4x3d m = Placement3.of(r.indexToSystem(), image.arrayAxes(), image.systemAxes(), fixed);
        if (!Placement3.isRegular(m)) {
            throw new DataException(
                    image.file(),
                    "transformations of " + (r.path().isEmpty() ? "the array" : r.path()),
                    "flatten the voxels: " + m.toString().replaceAll("\\s+", " "),
                    "The metadata are damaged");
        }
        return m;
    }

    /** Where the finest voxels lie; null if neither the store nor the user gives their size. */
    private @Nullable VoxelGrid grid(Multiscale image, Matrix4x3d baseToSystem, Size3 size) {
        double[] um = image.systemAxes().micrometres();
        Matrix4x3d m = Placement3.toFrame(baseToSystem, um, options.voxelUm().orElse(null));
        if (m != null && !Placement3.isRegular(m)) {
            throw new DataException(
                    image.file(), "transformations", "give no usable voxel size", "The metadata are damaged");
        }
        return m == null
                ? null
                : new VoxelGrid(size, new Affine3(options.frame().index(), options.frame(), m));
    }

    private static int extent(int axis, ArrayMetadata m) {
        return axis < 0 ? 1 : (int) Math.min(Integer.MAX_VALUE, m.shape()[axis]);
    }

    /** Index along channel and time, 0 elsewhere. */
    private long[] fixed(Axes axes, ArrayMetadata m) {
        long[] fixed = new long[m.rank()];
        choose(fixed, axes.channel(), OpenOptions.CHANNEL, m);
        choose(fixed, axes.time(), OpenOptions.TIME, m);
        return fixed;
    }

    private void choose(long[] fixed, int axis, String setting, ArrayMetadata m) {
        int index = options.number(setting, 0);
        if (index >= extent(axis, m)) {
            throw new DataException(
                    m.place(),
                    setting,
                    "number " + index + " is not there, it has " + extent(axis, m),
                    "They are counted from 0");
        }
        if (axis >= 0) {
            fixed[axis] = index;
        }
    }

    /** A plain array, or a resolution that the group around it lists: then it is placed as that says. */
    private Multiscale ofArray(StoreFolder folder) {
        Path parent = folder.path().toAbsolutePath().normalize().getParent();
        String name = String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
        if (parent != null && new StoreFolder(parent).isZarr() && !new StoreFolder(parent).isArray()) {
            StoreFolder group = new StoreFolder(parent);
            for (Json entry : group.ome().at("multiscales").list()) {
                boolean listed = entry.at("datasets").list().stream()
                        .anyMatch(d -> d.text("path", "").equals(name));
                if (listed) {
                    return MultiscaleParser.parse(
                            group, entry, options.setting(OmeZarrFormat.SYSTEM).orElse(null), name::equals);
                }
            }
        }
        ZarrArray array = ZarrArray.open(folder);
        ArrayMetadata m = array.metadata();
        Axes axes = Axes.ofArray(
                m.axisNames(), m.rank(), folder.document(folder.isV3() ? StoreFolder.V3 : StoreFolder.V2_ARRAY));
        Resolution only = new Resolution("", array, NdAffine.identity(m.rank()));
        return new Multiscale(folder, m.place(), axes, axes, "", List.of(only), List.of());
    }

    private static ValueScale valueScale(StoreFolder folder) {
        Json scale = folder.attributes().at(StoreMetadata.SEXTANT).at("valueScale");
        if (scale.isMissing()) {
            return ValueScale.NONE;
        }
        double slope = scale.at("slope").number();
        if (slope == 0) {
            throw scale.at("slope").wrong("a number other than 0");
        }
        return new ValueScale(slope, scale.at("intercept").number(), scale.text("unit", ""));
    }
}
