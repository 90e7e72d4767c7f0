// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That other programs read such files is tested where the HDF5 reader is at hand; here are the rules of the format. */
class Hdf5LayoutTest {
    @TempDir
    private Path folder;

    /** Known answers of the author of lookup3, in its self-test driver5: hashlittle of "" and of a sentence. */
    @Test
    void checksumHasItsKnownAnswers() {
        byte[] sentence = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);
        assertThat(Lookup3.of(new byte[0], 0, 0)).isEqualTo(0xDEADBEEF);
        assertThat(Lookup3.of(sentence, 0, sentence.length)).isEqualTo(0x17770551);
    }

    @Test
    void valuesLieWhereTheLayoutSays() throws IOException {
        Hdf5Group root = new Hdf5Group();
        root.group("exchange").numbers("theta", new double[] {0, 1.5}, "degrees");
        Hdf5Dataset data = root.group("exchange").counts("data", 2, 3, 5).units("counts");
        root.group("measurement/sample").text("name", "µ");
        Hdf5Layout layout = Hdf5Layout.of(root);
        Path file = folder.resolve("a.h5");
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            layout.start(c);
        }
        byte[] all = Files.readAllBytes(file);
        ByteBuffer b = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(all).hasSize((int) layout.bytes());
        assertThat(b.getLong(28)).isEqualTo(all.length);
        assertThat(b.getInt(44)).isEqualTo(Lookup3.of(all, 0, 44));
        assertThat(data.valueBytes()).isEqualTo(60);
        assertThat(data.valuesAt() % 8).isZero();
        int header = (int) b.getLong(36);
        int length = b.getInt(header + 6);
        assertThat(b.getInt(header + 10 + length)).isEqualTo(Lookup3.of(all, header, 10 + length));
    }
}
