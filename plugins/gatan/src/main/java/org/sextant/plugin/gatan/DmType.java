// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The type of a tag's value, from the list of numbers that stands before the value. */
sealed interface DmType {
    /** Bytes of one value. @throws ArithmeticException past 2⁶³ */
    long size();

    /** One number. */
    enum Simple implements DmType {
        I16(2, 2),
        I32(3, 4),
        U16(4, 2),
        U32(5, 4),
        F32(6, 4),
        F64(7, 8),
        BOOL(8, 1),
        CHAR(9, 1),
        OCTET(10, 1),
        I64(11, 8),
        U64(12, 8);

        private final int code;
        private final int bytes;

        Simple(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        @Override
        public long size() {
            return bytes;
        }

        static Optional<Simple> of(long code) {
            for (Simple s : values()) {
                if (s.code == code) {
                    return Optional.of(s);
                }
            }
            return Optional.empty();
        }
    }

    /** Several values one after the other. */
    record Struct(List<DmType> fields) implements DmType {
        @Override
        public long size() {
            return fields.stream().mapToLong(DmType::size).reduce(0, Math::addExact);
        }
    }

    /** The same type many times; text is an array of U16. */
    record Array(DmType element, long count) implements DmType {
        @Override
        public long size() {
            return Math.multiplyExact(element.size(), count);
        }
    }

    /** Reads a type from its numbers. */
    final class Reader {
        private static final int STRUCT = 15;
        private static final int STRING = 18;
        private static final int ARRAY = 20;
        private static final int MAX_DEPTH = 8;

        private final long[] info;
        private int next;

        Reader(long[] info) {
            this.info = info;
        }

        /** @throws IllegalArgumentException if the numbers describe no type */
        DmType read() {
            DmType type = read(0);
            if (next != info.length) {
                throw new IllegalArgumentException(
                        "a type of " + next + " numbers is announced to have " + info.length);
            }
            return type;
        }

        private long take() {
            if (next >= info.length) {
                throw new IllegalArgumentException(
                        "the type's description of " + info.length + " numbers is too short");
            }
            return info[next++];
        }

        private DmType read(int depth) {
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("types are nested deeper than " + MAX_DEPTH);
            }
            long code = take();
            if (code == STRUCT) {
                return struct(depth);
            }
            if (code == ARRAY) {
                DmType element = read(depth + 1);
                return new Array(element, count(take()));
            }
            if (code == STRING) {
                return new Array(Simple.U16, count(take()));
            }
            return Simple.of(code).orElseThrow(() -> new IllegalArgumentException("type " + code + " is unknown"));
        }

        private Struct struct(int depth) {
            take();
            long fields = take();
            if (fields < 0 || fields > (info.length - next) / 2) {
                throw new IllegalArgumentException("a structure is announced to have " + fields + " fields");
            }
            List<DmType> types = new ArrayList<>();
            for (long i = 0; i < fields; i++) {
                take();
                types.add(read(depth + 1));
            }
            return new Struct(types);
        }

        private static long count(long n) {
            if (n < 0) {
                throw new IllegalArgumentException("an array is announced to have " + n + " elements");
            }
            return n;
        }
    }
}
