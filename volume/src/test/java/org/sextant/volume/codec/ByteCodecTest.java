// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteCodecTest {
    private static final List<ByteCodec> CODECS = List.of(
            new Deflate(true, 1),
            new Deflate(true, 9),
            new Deflate(false, -1),
            new Deflate(true, 0),
            new Zstandard(1, false),
            new Zstandard(-5, true),
            new Crc32c());

    @Test
    void whatIsEncodedDecodesAndFitsItsBound() throws IOException {
        for (ByteCodec codec : CODECS) {
            for (int n : new int[] {1, 100, 70000}) {
                byte[] noise = new byte[n];
                new Random(n).nextBytes(noise);
                for (byte[] data : List.of(noise, new byte[n])) {
                    byte[] encoded = codec.encode(data);
                    assertThat(encoded.length).as("%s", codec).isLessThanOrEqualTo(codec.maxEncoded(n));
                    assertThat(codec.decode(encoded, n)).as("%s", codec).isEqualTo(data);
                }
            }
        }
    }

    @Test
    void moreThanTheLimitIsRefused() {
        for (ByteCodec codec : CODECS) {
            byte[] encoded = codec.encode(new byte[5000]);
            assertThatThrownBy(() -> codec.decode(encoded, 4999))
                    .as("%s", codec)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void zstdFramesWithoutSizeAreRead() throws IOException {
        byte[] data = "voxel ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(bytes)) {
            out.write(data);
        }
        assertThat(new Zstandard(1, false).decode(bytes.toByteArray(), data.length))
                .isEqualTo(data);
        assertThatThrownBy(() -> new Zstandard(1, false).decode(bytes.toByteArray(), data.length - 1))
                .isInstanceOf(IOException.class);
    }

    /** RFC 3720, B.4: 32 bytes of zeros have the CRC-32C aa 36 91 8a, in the order of the wire. */
    @Test
    void checksumOfTheRfc() throws IOException {
        byte[] encoded = new Crc32c().encode(new byte[32]);
        assertThat(Arrays.copyOfRange(encoded, 32, 36)).containsExactly(0xaa, 0x36, 0x91, 0x8a);
        encoded[3] = 1;
        assertThatThrownBy(() -> new Crc32c().decode(encoded, 32)).hasMessageContaining("8a9136aa");
    }
}
