// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest {
    private static final int NX = 33;
    private static final int NY = 21;
    private static final int NZ = 12;

    @TempDir
    private Path folder;

    private Path raw;

    @BeforeEach
    void makeRaw() throws IOException {
        ByteBuffer b = ByteBuffer.allocate(2 * NX * NY * NZ).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < NX * NY * NZ; i++) {
            b.putShort((short) (i * 7));
        }
        raw = Files.write(folder.resolve("in.raw"), b.array());
    }

    private Run convert(Path in, Object... more) {
        Object[] args = new Object[more.length + 5];
        args[0] = "convert";
        args[1] = in;
        System.arraycopy(more, 0, args, 2, more.length);
        args[more.length + 2] = "--raw-size=" + NX + "x" + NY + "x" + NZ;
        args[more.length + 3] = "--raw-type=u16";
        args[more.length + 4] = "--voxel=65nm,65nm,70nm";
        return Run.of(args);
    }

    /** Through every format and back to raw: not a bit may change. */
    @ParameterizedTest
    @ValueSource(strings = {".ome.zarr", ".tif", ".mrc", ".nrrd", ".mha", ".raw"})
    void everyFormatGivesTheSameNumbersBack(String ending) throws IOException {
        Path there = folder.resolve("there" + ending);
        Path back = folder.resolve("back.raw");
        Run run = convert(raw, there);
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode info = Run.json("info", there);
        assertThat(info.get("size").toString()).isEqualTo("[33,21,12]");
        assertThat(info.at("/voxelUm/2").asDouble()).isCloseTo(0.07, Offset.offset(1e-8));
        assertThat(Run.of("convert", there, back).status()).isZero();
        assertThat(back).hasSameBinaryContentAs(raw);
    }

    @Test
    void cropBinAndTypeAreAppliedInThatOrder() {
        Path out = folder.resolve("part.tif");
        Run run = convert(raw, out, "--crop=1:9,2:,:4", "--bin=2", "--type=f32");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode info = Run.json("info", out, "--stats");
        assertThat(info.get("size").toString()).isEqualTo("[4,10,2]");
        assertThat(info.get("type").asText()).isEqualTo("f32");
        assertThat(info.at("/voxelUm/0").asDouble()).isCloseTo(0.13, Offset.offset(1e-8));
        double want = 0;
        for (int z = 0; z < 4; z++) {
            for (int y = 2; y < 21; y++) {
                for (int x = 1; x < 9; x++) {
                    want += ((x + NX * (y + NY * z)) * 7 & 0xffff) * (y == 20 ? 2 : 1);
                }
            }
        }
        assertThat(info.at("/mean").asDouble()).isCloseTo(want / (8 * 20 * 4), Offset.offset(0.5));
    }

    @Test
    void numbersThatDoNotFitAreNotSquashedSilently() {
        Run run = convert(raw, folder.resolve("o.tif"), "--type=u8");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--range");
        assertThat(convert(raw, folder.resolve("o.tif"), "--type=u8", "--range=auto")
                        .status())
                .isZero();
        assertThat(Run.json("info", folder.resolve("o.tif"), "--stats")
                        .at("/max")
                        .asInt())
                .isEqualTo(255);
    }

    /** A misspelt setting must not be taken for granted. */
    @Test
    void settingsThatNobodyReadsAreRefused() {
        Path out = folder.resolve("o.tif");
        assertThat(convert(raw, out, "--out", "compresion=zstd").err())
                .contains("compresion")
                .contains("compression");
        assertThat(out).doesNotExist();
        assertThat(convert(raw, out).status()).isZero();
        assertThat(Run.of("info", out, "--set", "untit=mm").err()).contains("untit");
        assertThat(Run.of("info", out, "--dataset", "second").err()).contains("second");
        assertThat(Run.of("info", out, "--channel", "1").err())
                .contains("channel")
                .contains("1");
        assertThat(Run.of("info", out, "--time", "3").status()).isEqualTo(1);
    }

    @Test
    void aFileOfNoFormatIsToldInOneLine() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "buy milk");
        Run run = Run.of("info", notes);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("notes.txt").contains("recognises").hasSizeLessThan(400);
        Path broken = Files.writeString(folder.resolve("broken.tif"), "buy milk");
        assertThat(Run.of("info", broken).err()).contains("TIFF:").doesNotContain("NRRD:");
    }

    @Test
    void dryRunWritesNothing() throws IOException {
        assertThat(convert(raw, folder.resolve("dry.ome.zarr"), "--dry-run").out())
                .contains("would write");
        assertThat(folder.resolve("dry.ome.zarr")).doesNotExist();
    }

    @Test
    void whatIsThereIsKept() throws IOException {
        Path out = Files.writeString(folder.resolve("precious.tif"), "precious");
        Run run = convert(raw, out);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--overwrite");
        assertThat(out).hasContent("precious");
    }

    @Test
    void badArgumentsAreNamed() {
        for (List<String> bad : List.of(
                List.of("--crop=9:1,:,:", "crop", "1"),
                List.of("--crop=:,:,:99", "99", "1"),
                List.of("--bin=0", "0", "2"),
                List.of("--bin=1000", "1000", "2"),
                List.of("--threads=0", "0", "2"),
                List.of("--type=u12", "u12", "2"),
                List.of("--range=3", "'3'", "2"),
                List.of("--voxel=5", "unit", "2"))) {
            Run run = Run.of(
                    "convert", raw, folder.resolve("x.tif"), bad.get(0), "--raw-size=33x21x12", "--raw-type=u16");
            assertThat(run.status()).as(bad.get(0)).isEqualTo(Integer.parseInt(bad.get(2)));
            assertThat(run.err()).as(bad.get(0)).contains(bad.get(1));
        }
        assertThat(Run.of("convert", raw, folder.resolve("x.png"), "--raw-size=33x21x12", "--raw-type=u16")
                        .err())
                .contains(".ome.zarr");
        assertThat(Run.of("convert", raw, folder.resolve("x.tif"), "--raw-size=33x21x13", "--raw-type=u16")
                        .err())
                .contains("in.raw");
    }

    /** A slip with --overwrite must not cost a folder of data, nor the input itself. */
    @Test
    void overwriteReplacesNoForeignFolderAndNotTheInput() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("data.tif"));
        Files.writeString(precious.resolve("note.txt"), "precious");
        Path zarr = Files.createDirectories(folder.resolve("data.ome.zarr"));
        Files.writeString(zarr.resolve("note.txt"), "precious");
        for (Path out : List.of(precious, zarr)) {
            assertThat(convert(raw, out, "--overwrite").status()).isEqualTo(1);
            assertThat(out.resolve("note.txt")).hasContent("precious");
        }
        Path volume = folder.resolve("v.ome.zarr");
        assertThat(convert(raw, volume).status()).isZero();
        assertThat(convert(raw, volume, "--overwrite").status()).isZero();
        Run inside = Run.of("convert", volume, volume.resolve("x.tif"));
        assertThat(inside.status()).isEqualTo(1);
        assertThat(inside.err()).contains("inside");
        Path link = Files.createSymbolicLink(folder.resolve("link.tif"), raw);
        assertThat(convert(raw, link, "--overwrite").err()).contains("same file");
    }

    @Test
    void aRangeWithoutATypeIsNotIgnored() {
        Run run = convert(raw, folder.resolve("r.tif"), "--range=3:9");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--type");
    }

    @Test
    void aRawFileOfUnknownSizeHearsWhichSizesFit() throws IOException {
        Path cube = Files.write(folder.resolve("cube.raw"), new byte[2 * 64 * 64 * 64]);
        Run run = Run.of("info", cube, "--raw-type=u16");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--raw-size").contains("64x64x64");
    }

    /** MRC has no place for turned axes: that is said, to people and to programs. */
    @Test
    void whatTheFormatCannotHoldIsSaid() throws IOException {
        String header = """
                NRRD0004
                type: uint8
                dimension: 3
                sizes: 4 4 4
                encoding: raw
                space dimension: 3
                space directions: (0,1,0) (-1,0,0) (0,0,1)
                space units: "um" "um" "um"

                """;
        Path turned = Files.writeString(folder.resolve("turned.nrrd"), header + "x".repeat(64));
        Run run = Run.of("convert", turned, folder.resolve("turned.mrc"), "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("directions");
        assertThat(run.json().get("notices").toString()).contains("MRC does not keep the directions");
        Run kept = Run.of("convert", turned, folder.resolve("kept.nrrd"), "--json");
        assertThat(kept.err()).isEmpty();
        assertThat(kept.json().get("notices")).isEmpty();
    }
}
