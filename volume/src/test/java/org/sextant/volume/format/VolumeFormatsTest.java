// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;

class VolumeFormatsTest {
    @TempDir
    Path temp;

    private record Fixed(String name, double level) implements VolumeFormat {
        @Override
        public List<String> extensions() {
            return List.of("." + name);
        }

        @Override
        public Support probe(Path path) {
            return new Support(level, "level " + level);
        }

        @Override
        public Volume open(Path path, OpenOptions options) {
            throw new UnsupportedOperationException(name);
        }
    }

    private record Ending(String name, List<String> extensions) implements VolumeExporter {
        @Override
        public void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
            throw new UnsupportedOperationException(name);
        }
    }

    @Test
    void theBestSupportWins() throws IOException {
        Path file = Files.writeString(temp.resolve("x"), "x");
        VolumeFormats formats =
                new VolumeFormats(List.of(new Fixed("a", 0.2), new Fixed("b", 0.9), new Fixed("c", 0)), List.of());
        assertThat(formats.choose(file).name()).isEqualTo("b");
    }

    @Test
    void whenNobodyReadsItThoseItsEndingSpeaksForSayWhy() throws IOException {
        Path file = Files.writeString(temp.resolve("x"), "x");
        Path ofA = Files.writeString(temp.resolve("x.A"), "x");
        VolumeFormats formats = new VolumeFormats(List.of(new Fixed("a", 0), new Fixed("b", Double.NaN)), List.of());
        assertThatThrownBy(() -> formats.choose(ofA))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a: level 0.0")
                .hasMessageNotContaining("b: ")
                .hasMessageContaining("--raw-size");
        assertThatThrownBy(() -> formats.choose(file)).hasMessageContaining("(a, b)");
        assertThatThrownBy(() -> formats.choose(temp.resolve("none"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> new VolumeFormats(List.of(), List.of()).choose(file))
                .isInstanceOf(DataException.class);
    }

    @Test
    void theLongestEndingWins() {
        VolumeFormats formats = new VolumeFormats(
                List.of(), List.of(new Ending("zarr", List.of(".zarr")), new Ending("ome", List.of(".ome.zarr"))));
        assertThat(formats.exporterFor(Path.of("A.OME.ZARR")))
                .extracting("name")
                .isEqualTo("ome");
        assertThat(formats.exporterFor(Path.of("a.zarr"))).extracting("name").isEqualTo("zarr");
        assertThatThrownBy(() -> formats.exporterFor(Path.of("a.doc")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(".ome.zarr");
    }
}
