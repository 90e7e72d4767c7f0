// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.world.error.SextantException;

class ValueTypeTest {
    /** IEEE 754-2019, 3.4: (−1)^s · 2^(e−15) · (1 + m/1024), for e = 0 (−1)^s · 2^−14 · m/1024. */
    @Test
    void everyHalfHasItsValue() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int s = bits / 32768;
            int e = bits / 1024 % 32;
            int m = bits % 1024;
            float found = ValueType.halfToFloat((short) bits);
            if (e == 31 && m != 0) {
                assertThat(found).as("bits %x", bits).isNaN();
                continue;
            }
            double size = e == 31
                    ? Double.POSITIVE_INFINITY
                    : e == 0 ? Math.pow(2, -14) * (m / 1024.0) : Math.pow(2, e - 15) * (1 + m / 1024.0);
            float expected = (float) (s == 1 ? -size : size);
            assertThat(Float.floatToRawIntBits(found)).as("bits %x", bits).isEqualTo(Float.floatToRawIntBits(expected));
        }
        assertThat((double) ValueType.halfToFloat((short) 0x7bff)).isEqualTo(ValueType.F16.max());
    }

    @ParameterizedTest
    @EnumSource(names = "F16", mode = EnumSource.Mode.EXCLUDE)
    void encodedValuesComeBackBitForBit(ValueType type) {
        byte[] bytes = new byte[8 * 100];
        new Random(type.ordinal()).nextBytes(bytes);
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int n = bytes.length / type.fileBytes() - 3;
            ByteBuffer in = ByteBuffer.wrap(bytes).position(3);
            Object array = type.decode(in, n, order);
            assertThat(in.position()).isEqualTo(3);
            ByteBuffer out = ByteBuffer.allocate(bytes.length).position(3);
            type.encode(array, 0, n, out, order);
            assertThat(out.position()).isEqualTo(3 + n * type.fileBytes());
            if (type.isInteger()) {
                assertThat(out.slice(3, n * type.fileBytes())).isEqualTo(in.slice(3, n * type.fileBytes()));
            }
            Object again = type.decode(out.position(3), n, order);
            for (int i = 0; i < n; i++) {
                assertThat(Double.valueOf(type.get(again, i))).isEqualTo(Double.valueOf(type.get(array, i)));
            }
        }
    }

    @Test
    void bytesAreReadInTheirOrder() {
        ByteBuffer b = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, (byte) 0xff, (byte) 0xfe, 0, 0});
        assertThat((short[]) ValueType.U16.decode(b, 2, ByteOrder.LITTLE_ENDIAN))
                .containsExactly(0x0201, 0x0403);
        assertThat((short[]) ValueType.U16.decode(b, 2, ByteOrder.BIG_ENDIAN)).containsExactly(0x0102, 0x0304);
        assertThat(ValueType.U32.get(ValueType.U32.decode(b.position(4), 1, ByteOrder.BIG_ENDIAN), 0))
                .isEqualTo(4294836224.0);
        assertThat((float[]) ValueType.F16.decode(
                        ByteBuffer.wrap(new byte[] {0, 0x3c, 0, (byte) 0xc0}), 2, ByteOrder.LITTLE_ENDIAN))
                .containsExactly(1f, -2f);
    }

    @Test
    void tooFewBytesAreRefusedBeforeAnythingIsAllocated() {
        assertThatThrownBy(() -> ValueType.F64.decode(ByteBuffer.allocate(15), 2, ByteOrder.BIG_ENDIAN))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("16 bytes");
        assertThatThrownBy(() -> ValueType.F64.decode(ByteBuffer.allocate(15), Integer.MAX_VALUE, ByteOrder.BIG_ENDIAN))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ValueType.F16.encode(new float[1], 0, 1, ByteBuffer.allocate(2), ByteOrder.BIG_ENDIAN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "U8, 255.4, 255",
        "U8, 300, 255",
        "U8, -1, 0",
        "U8, 0.5, 1",
        "U8, 2.49, 2",
        "I8, -128.6, -128",
        "I8, 127.9, 127",
        "I8, -0.5, 0",
        "U16, 65535, 65535",
        "U16, 1e9, 65535",
        "I16, -1e9, -32768",
        "U32, 4294967295, 4294967295",
        "U32, 1e20, 4294967295",
        "I32, -1e20, -2147483648",
        "I32, 2147483647, 2147483647",
        "U8, NaN, 0",
        "I16, NaN, 0",
        "F32, 0.1, 0.10000000149011612",
        "F64, 0.1, 0.1",
        "F64, NaN, NaN",
        "U16, Infinity, 65535"
    })
    void valuesAreRoundedAndLimited(ValueType type, double value, double stored) {
        Object array = type.allocate(3);
        type.set(array, 1, value);
        assertThat(Double.valueOf(type.get(array, 1))).isEqualTo(Double.valueOf(stored));
        assertThat(type.get(array, 0)).isZero();
        assertThat(type.get(array, 2)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void floatsAreTheValues(ValueType type) {
        Object array = type.allocate(40);
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            type.set(array, i, (random.nextDouble() - 0.3) * (type.isInteger() ? type.max() : 1e4));
        }
        float[] floats = new float[30];
        type.toFloats(array, 7, floats, 3, 20);
        for (int i = 0; i < 30; i++) {
            assertThat(floats[i]).isEqualTo(i < 3 || i >= 23 ? 0f : (float) type.get(array, i + 4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesComeBack(ValueType type) {
        assertThat(ValueType.of(type.label())).contains(type);
        assertThat(type.label()).matches("[uif]\\d+");
        assertThat(type.label().substring(1)).isEqualTo(Integer.toString(8 * type.fileBytes()));
        assertThat(ValueType.of("u7")).isEmpty();
    }

    @Test
    void scalesGoBothWaysAndRefuseWhatHasNoInverse() {
        ValueScale s = new ValueScale(0.5, -10, "1/cm");
        assertThat(s.physical(4)).isEqualTo(-8);
        assertThat(s.stored(-8)).isEqualTo(4);
        assertThatThrownBy(() -> new ValueScale(0, 1, "")).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new ValueScale(1, Double.NaN, "")).isInstanceOf(SextantException.class);
    }
}
