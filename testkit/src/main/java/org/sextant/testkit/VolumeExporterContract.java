// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** What every exporter must do, with the format that reads its files back. */
public abstract class VolumeExporterContract {
    /** Odd sizes, one voxel, flat, long. */
    private static final List<Size3> SIZES =
            List.of(new Size3(17, 9, 5), new Size3(1, 1, 1), new Size3(33, 1, 3), new Size3(1, 20, 2));

    @TempDir
    protected Path folder;

    private final BlockCache cache = new BlockCache(16 << 20);

    protected abstract VolumeExporter exporter();

    protected abstract VolumeFormat reader();

    /** Value types that the format can hold. */
    protected abstract Set<ValueType> types();

    /** Whether the format can record a voxel size that differs along z. */
    protected boolean keepsVoxelSize() {
        return true;
    }

    /** Whether the format has a field for the place of the first voxel; say why where it is false. */
    protected boolean keepsOrigin() {
        return true;
    }

    /** Relative error of lengths, that of the numbers in the format's header. */
    protected double precision() {
        return 1e-9;
    }

    private Path target(String name) {
        return folder.resolve(name + exporter().extensions().get(0));
    }

    private Volume reopened(Path path) {
        OpenOptions options = OpenOptions.of(new FrameId("scan"), cache);
        return reader().open(path, options);
    }

    @Test
    void roundTripsAreBitExact() {
        for (ValueType type : types()) {
            for (Size3 size : SIZES) {
                Voxels voxels = Voxels.distinct(type);
                Path path = target(type.label() + "-" + size.x() + "-" + size.y() + "-" + size.z());
                try (WorkContext work = WorkContext.quiet()) {
                    exporter()
                            .write(
                                    voxels.volume(size, type, new Vector3d(0.065, 0.065, 0.07), cache),
                                    path,
                                    ExportOptions.DEFAULT,
                                    work);
                }
                try (Volume back = reopened(path)) {
                    assertThat(back.size()).as(path.toString()).isEqualTo(size);
                    assertThat(back.type()).as(path.toString()).isEqualTo(type);
                    assertThat(back.finest().read(new Region(0, 0, 0, (int) size.x(), (int) size.y(), (int) size.z())))
                            .as(path.toString())
                            .isEqualTo(voxels.array(size, type));
                    if (keepsVoxelSize()) {
                        Vector3d um = back.grid().spacingUm();
                        assertThat(um.x).as(path.toString()).isCloseTo(0.065, Offset.offset(1e-7));
                        assertThat(um.z).as(path.toString()).isCloseTo(0.07, Offset.offset(1e-7));
                    }
                }
            }
        }
    }

    @Test
    void unknownVoxelSizeStaysUnknown() {
        ValueType type = types().iterator().next();
        Path path = target("nosize");
        try (WorkContext work = WorkContext.quiet()) {
            exporter()
                    .write(
                            Voxels.distinct(type).volume(new Size3(5, 4, 3), type, null, cache),
                            path,
                            ExportOptions.DEFAULT,
                            work);
        }
        try (Volume back = reopened(path)) {
            assertThat(back.knownGrid()).isEmpty();
        }
    }

    @Test
    void aShiftedOriginComesBack() {
        Assumptions.assumeTrue(keepsOrigin(), "the format has no field for it");
        Vector3d um = new Vector3d(0.065, 0.13, 0.07);
        for (Vector3d origin : List.of(
                new Vector3d(12.3456789012345, -7.1, 1e4 / 3),
                new Vector3d(0, 0, -0.035),
                new Vector3d(-1e-3, 2e5 / 7, 0))) {
            for (ValueType type : types()) {
                Size3 size = new Size3(7, 5, 3);
                VoxelGrid grid = VoxelGrid.of(new FrameId("test"), size, um, origin);
                try (Volume back = back("shifted-" + type.label() + "-" + origin.y, size, grid, type)) {
                    near(back.grid(), grid, origin.length() + 1);
                }
            }
        }
    }

    /** A rotation, a shear and a mirror: kept, or, with the first voxel's place and the voxel size kept, told in words. */
    @Test
    void aTurnedGridComesBackOrIsAnnounced() {
        FrameId frame = new FrameId("test");
        Size3 size = new Size3(7, 5, 3);
        ValueType type = types().iterator().next();
        Matrix4x3d turned =
                new Matrix4x3d().translation(3, -4, 5).rotateXYZ(0.3, -0.2, 0.5).scale(0.065, 0.13, 0.07);
        Matrix4x3d sheared = new Matrix4x3d().scaling(0.065, 0.13, 0.07).setColumn(1, new Vector3d(0.03, 0.13, 0));
        Matrix4x3d mirrored = new Matrix4x3d().translation(1, 2, 3).scale(0.065, -0.13, 0.07);
        Matrix4x3d swapped =
                new Matrix4x3d().setColumn(0, new Vector3d(0, 0.1, 0)).setColumn(1, new Vector3d(0.1, 0, 0));
        int i = 0;
        for (Matrix4x3d m : List.of(turned, sheared, mirrored, swapped)) {
            VoxelGrid grid = new VoxelGrid(size, new Affine3(frame.index(), frame, m));
            try (Volume back = back("turned" + i++, size, grid, type)) {
                if (apart(back.grid(), grid) > precision() * 10) {
                    assertThat(back.metadata().fields())
                            .as("words on the turn %d in the metadata", i)
                            .anyMatch(f -> String.valueOf(f.value()).contains("turned"));
                    Vector3d origin = keepsOrigin() ? grid.originUm() : new Vector3d();
                    near(back.grid(), VoxelGrid.of(frame, size, grid.spacingUm(), origin), 10);
                }
            }
        }
    }

    /** What straight axes write must not speak of a turn. */
    @Test
    void straightAxesAreNotCalledTurned() {
        Size3 size = new Size3(4, 3, 2);
        ValueType type = types().iterator().next();
        VoxelGrid grid = VoxelGrid.of(new FrameId("test"), size, new Vector3d(0.1, 0.3, 0.7), new Vector3d(1, 2, 3));
        try (Volume back = back("straight", size, grid, type)) {
            assertThat(back.metadata().fields())
                    .noneMatch(f -> String.valueOf(f.value()).contains("turned"));
        }
    }

    private Volume back(String name, Size3 size, VoxelGrid grid, ValueType type) {
        Path path = target(name);
        try (WorkContext work = WorkContext.quiet()) {
            exporter().write(Voxels.distinct(type).volume(size, grid, type, cache), path, ExportOptions.DEFAULT, work);
        }
        return reopened(path);
    }

    private void near(VoxelGrid got, VoxelGrid want, double lengthUm) {
        assertThat(apart(got, want))
                .as("µm between %s and %s", got.indexToFrame(), want.indexToFrame())
                .isLessThanOrEqualTo(precision() * lengthUm);
    }

    /** The largest distance of a corner from where it should be, µm. */
    private static double apart(VoxelGrid got, VoxelGrid want) {
        double most = 0;
        for (int corner = 0; corner < 8; corner++) {
            Vector3d index = new Vector3d(
                    (corner & 1) * want.size().x(),
                    (corner >> 1 & 1) * want.size().y(),
                    (corner >> 2) * want.size().z());
            Vector3d wanted = want.indexToFrame().apply(index);
            most = Math.max(most, got.indexToFrame().apply(index).distance(wanted));
        }
        return most;
    }

    @Test
    void whatItCannotHoldIsRefusedAndLeavesNothing() throws IOException {
        for (ValueType type : ValueType.values()) {
            if (!types().contains(type)) {
                Volume volume = Voxels.distinct(type).volume(new Size3(3, 3, 3), type, new Vector3d(1), cache);
                try (WorkContext work = WorkContext.quiet()) {
                    assertThatThrownBy(() -> exporter().write(volume, target("refused"), ExportOptions.DEFAULT, work))
                            .as(type.label())
                            .isInstanceOf(DataException.class)
                            .hasMessageContaining(type.label());
                }
            }
        }
        assertEmptyFolder();
    }

    @Test
    void whatIsThereIsKeptUnlessOverwritten() {
        ValueType type = types().iterator().next();
        Size3 size = new Size3(6, 5, 4);
        Path path = target("twice");
        try (WorkContext work = WorkContext.quiet()) {
            exporter()
                    .write(
                            Voxels.distinct(type).volume(size, type, new Vector3d(1), cache),
                            path,
                            ExportOptions.DEFAULT,
                            work);
            Voxels other = (x, y, z) -> 7;
            Volume second = other.volume(size, type, new Vector3d(1), cache);
            assertThatThrownBy(() -> exporter().write(second, path, ExportOptions.DEFAULT, work))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("--overwrite");
            try (Volume kept = reopened(path)) {
                assertThat(kept.finest().value(3, 2, 1))
                        .isEqualTo(Voxels.distinct(type).at(3, 2, 1));
            }
            exporter().write(second, path, new ExportOptions(true, java.util.Map.of()), work);
            try (Volume replaced = reopened(path)) {
                assertThat(replaced.finest().value(3, 2, 1)).isEqualTo(7);
            }
        }
    }

    @Test
    void cancellingLeavesNothing() throws IOException {
        ValueType type = types().iterator().next();
        Volume volume = Voxels.distinct(type).volume(new Size3(64, 64, 16), type, new Vector3d(1), cache);
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            work.cancel();
            assertThatThrownBy(() -> exporter().write(volume, target("cancelled"), ExportOptions.DEFAULT, work))
                    .isInstanceOf(CancelledException.class);
        }
        assertEmptyFolder();
    }

    @Test
    void aReadErrorInTheSourceLeavesNothing() throws IOException {
        ValueType type = types().iterator().next();
        Voxels broken = (x, y, z) -> {
            if (z == 2) {
                throw new DataException("source.tif", "plane 2", "is damaged", "");
            }
            return 1;
        };
        try (WorkContext work = WorkContext.quiet()) {
            Volume volume = broken.volume(new Size3(20, 20, 9), type, new Vector3d(1), cache);
            assertThatThrownBy(() -> exporter().write(volume, target("broken"), ExportOptions.DEFAULT, work))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("plane 2");
        }
        assertEmptyFolder();
    }

    private void assertEmptyFolder() throws IOException {
        try (var list = Files.list(folder)) {
            assertThat(list.toList()).isEmpty();
        }
    }
}
