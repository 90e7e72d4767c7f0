// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

class CsvTableTest {
    @TempDir
    Path folder;

    @Test
    void aTableReadsBackToTheLastBit() {
        Table t = new Table(
                "objects.csv",
                List.of(
                        new Column("label", "", new double[] {1, 4294967295.0}),
                        new Column("esd", "um", new double[] {0.1 + 0.2, Double.NaN}),
                        new Column("tiny", "um^3", new double[] {Double.MIN_VALUE, -1.0 / 3})));
        Path file = folder.resolve("objects.csv");
        CsvTable.write(t, file, false);
        Table back = CsvTable.read(file);
        assertThat(back.columns()).extracting(Column::heading).containsExactly("label", "esd [um]", "tiny [um^3]");
        for (int c = 0; c < 3; c++) {
            assertThat(back.columns().get(c).values())
                    .containsExactly(t.columns().get(c).values());
        }
        assertThat(back.labelOf(1)).isEqualTo(4294967295L);
    }

    @Test
    void aCellThatIsNoNumberIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "label,esd [um]\n1,2.5\n2,3 um\n");
        assertThatThrownBy(() -> CsvTable.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 2, column 2")
                .hasMessageContaining("3 um");
    }

    @Test
    void aRowThatIsTooShortIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("short.csv"), "label,esd [um]\n1\n");
        assertThatThrownBy(() -> CsvTable.read(file))
                .hasMessageContaining("row 1")
                .hasMessageContaining("1 cells");
    }

    @Test
    void aMissingColumnIsToldWithThoseThatAreThere() {
        Table t = new Table("t", List.of(new Column("esd", "um", new double[1])));
        assertThatThrownBy(() -> t.column("volume"))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("volume")
                .hasMessageContaining("esd");
    }
}
