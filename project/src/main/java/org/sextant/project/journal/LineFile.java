// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The few things that a journal does to its file. */
interface LineFile extends Closeable {
    void write(long at, byte[] bytes) throws IOException;

    /** Cuts the file after that many bytes. */
    void truncate(long bytes) throws IOException;

    /** Returns when all is on disk. */
    void sync() throws IOException;

    /** The file on disk. Not a FileChannel: an interrupt of the writing thread would close that for good. */
    static LineFile of(Path file) throws IOException {
        RandomAccessFile raf = new RandomAccessFile(file.toFile(), "rw");
        return new LineFile() {
            @Override
            public void write(long at, byte[] bytes) throws IOException {
                raf.seek(at);
                raf.write(bytes);
            }

            @Override
            public void truncate(long bytes) throws IOException {
                raf.setLength(bytes);
            }

            @Override
            public void sync() throws IOException {
                raf.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                raf.close();
            }
        };
    }
}
