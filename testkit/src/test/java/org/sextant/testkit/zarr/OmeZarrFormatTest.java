// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.codec.Zstandard;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.grid.Size3;

class OmeZarrFormatTest extends VolumeFormatContract {
    private static final Size3 SIZE = new Size3(17, 9, 5);
    private static final int[] SHAPE = {5, 9, 17};
    private static final int[] CHUNK = {3, 4, 8};

    @Override
    protected VolumeFormat format() {
        return new OmeZarrFormat();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        List<Sample> all = new ArrayList<>();
        plainV2(into, all);
        ngff04(into, all);
        missingChunks(into, all);
        plainV3(into, all);
        sharded(into, all);
        turned(into, all);
        exported(into, all, "exported3", new Size3(70, 20, 10), ValueType.U16, Map.of());
        exported(into, all, "exported2", SIZE, ValueType.F32, Map.of("zarr", "2", "compression", "blosc:lz4"));
        exported(into, all, "zstd", SIZE, ValueType.U32, Map.of("compression", "zstd:3", "shard", "none"));
        exported(into, all, "gzip", SIZE, ValueType.I8, Map.of("compression", "gzip", "chunk", "8,4,2"));
        return all;
    }

    private static void plainV2(Path into, List<Sample> all) throws IOException {
        for (ValueType type : ValueType.values()) {
            Voxels v = Voxels.distinct(type);
            TinyZarr z = new TinyZarr(into.resolve("v2-" + type.label() + ".zarr"), SHAPE, CHUNK, type, v);
            z.separator = ".";
            z.bigEndian = type.ordinal() % 2 == 0;
            z.fortran = type.ordinal() % 3 == 0;
            z.v2("null");
            all.add(new Sample("plain v2 " + type.label(), z.folder, SIZE, type, null, v));
        }
    }

    private static void ngff04(Path into, List<Sample> all) throws IOException {
        Voxels v = Voxels.distinct(ValueType.I16);
        TinyZarr z = new TinyZarr(into.resolve("ngff04.ome.zarr/s0"), SHAPE, CHUNK, ValueType.I16, v);
        z.encode = TinyZarr::gzip;
        z.v2("{\"id\":\"gzip\",\"level\":5}");
        Files.writeString(z.folder.resolveSibling(".zgroup"), "{\"zarr_format\":2}");
        Files.writeString(z.folder.resolveSibling(".zattrs"), """
                {"multiscales":[{"version":"0.4","name":"a scan",
                 "axes":[{"name":"z","type":"space","unit":"nanometer"},{"name":"y","type":"space","unit":"nanometer"},
                         {"name":"x","type":"space","unit":"angstrom"}],
                 "datasets":[{"path":"s0","coordinateTransformations":[{"type":"scale","scale":[70.0,66.0,650.0]},
                         {"type":"translation","translation":[1.0,2.0,3.0]}]}]}]}
                """);
        all.add(new Sample("NGFF 0.4", z.folder.getParent(), SIZE, ValueType.I16, new Vector3d(0.065, 0.066, 0.07), v));
        all.add(new Sample("its array", z.folder, SIZE, ValueType.I16, new Vector3d(0.065, 0.066, 0.07), v));
    }

    private static void missingChunks(Path into, List<Sample> all) throws IOException {
        Voxels v = (x, y, z) -> x >= 8 && y < 4 && z < 3 && x < 16
                ? Double.NaN
                : Voxels.distinct(ValueType.F32).at(x, y, z);
        TinyZarr z = new TinyZarr(into.resolve("missing.zarr"), SHAPE, CHUNK, ValueType.F32, v);
        z.fill = "\"NaN\"";
        z.keep = (cz, cy, cx) -> !(cz == 0 && cy == 0 && cx == 1);
        z.encode = TinyZarr::zlib;
        z.v2("{\"id\":\"zlib\",\"level\":1}");
        all.add(new Sample("a missing chunk", z.folder, SIZE, ValueType.F32, null, v));
    }

    private static void plainV3(Path into, List<Sample> all) throws IOException {
        Voxels v = Voxels.distinct(ValueType.I32);
        TinyZarr z = new TinyZarr(into.resolve("v3.zarr"), SHAPE, CHUNK, ValueType.I32, v);
        z.bigEndian = true;
        z.fortran = true;
        z.separator = ".";
        z.encode = b -> TinyZarr.withCrc(TinyZarr.gzip(b));
        z.v3(
                "[{\"name\":\"transpose\",\"configuration\":{\"order\":[2,1,0]}},"
                        + "{\"name\":\"bytes\",\"configuration\":{\"endian\":\"big\"}},"
                        + "{\"name\":\"gzip\",\"configuration\":{\"level\":1}},{\"name\":\"crc32c\"}]",
                "{\"name\":\"v2\",\"configuration\":{\"separator\":\".\"}}");
        all.add(new Sample("plain v3", z.folder, SIZE, ValueType.I32, null, v));
    }

    private static void sharded(Path into, List<Sample> all) throws IOException {
        for (boolean start : new boolean[] {true, false}) {
            Voxels v = (x, y, z) -> x < 8 && y >= 4 && y < 8 && z < 3
                    ? 513
                    : Voxels.distinct(ValueType.U16).at(x, y, z);
            Path folder = into.resolve("sharded-" + start + ".ome.zarr");
            TinyZarr z = new TinyZarr(folder.resolve("0"), SHAPE, CHUNK, ValueType.U16, v);
            z.fill = "513";
            z.keep = (cz, cy, cx) -> !(cz == 0 && cy == 1 && cx == 0);
            z.encode = new Zstandard(1, true)::encode;
            z.v3Sharded(
                    "[{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}},"
                            + "{\"name\":\"zstd\",\"configuration\":{\"level\":1,\"checksum\":true}}]",
                    start);
            Files.writeString(folder.resolve("zarr.json"), """
                    {"zarr_format":3,"node_type":"group","attributes":{"ome":{"version":"0.5","multiscales":[{
                     "axes":[{"name":"z","type":"space","unit":"micrometer"},
                             {"name":"y","type":"space","unit":"micrometer"},
                             {"name":"x","type":"space","unit":"micrometer"}],
                     "coordinateTransformations":[{"type":"scale","scale":[0.5,0.5,0.5]}],
                     "datasets":[{"path":"0","coordinateTransformations":[{"type":"scale","scale":[2.0,1.0,4.0]}]}]}]}}}
                    """);
            all.add(new Sample("sharded", folder, SIZE, ValueType.U16, new Vector3d(2, 0.5, 1), v));
        }
    }

    private static void turned(Path into, List<Sample> all) throws IOException {
        Voxels v = Voxels.distinct(ValueType.U8);
        Path folder = into.resolve("turned.ome.zarr");
        new TinyZarr(folder.resolve("0"), SHAPE, CHUNK, ValueType.U8, v)
                .v3("[{\"name\":\"bytes\"}]", "{\"name\":\"default\"}");
        Files.writeString(folder.resolve("zarr.json"), NgffGeometryTest.TURNED);
        all.add(new Sample("NGFF 0.6, turned", folder, SIZE, ValueType.U8, new Vector3d(0.3, 0.2, 0.1), v));
    }

    private void exported(
            Path into, List<Sample> all, String name, Size3 size, ValueType type, Map<String, String> settings) {
        Voxels v = Voxels.distinct(type);
        Path path = into.resolve(name + ".ome.zarr");
        Vector3d um = new Vector3d(0.065, 0.065, 0.07);
        try (WorkContext work = WorkContext.quiet();
                Volume source = v.volume(size, type, um, cache)) {
            new OmeZarrExporter().write(source, path, new ExportOptions(false, settings), work);
        }
        all.add(new Sample(name, path, size, type, um, v));
    }

    @Test
    void isInstalled() {
        assertThat(VolumeFormats.installed().formats()).anyMatch(OmeZarrFormat.class::isInstance);
        assertThat(VolumeFormats.installed().exporterFor(Path.of("a.ome.zarr"))).isInstanceOf(OmeZarrExporter.class);
    }
}
