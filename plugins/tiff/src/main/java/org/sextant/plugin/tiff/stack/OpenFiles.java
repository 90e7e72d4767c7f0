// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sextant.plugin.tiff.file.TiffFile;

/** The files of one volume, closed together; only the first few stay open between reads. */
final class OpenFiles implements AutoCloseable {
    /** Far below what systems let one program open. */
    private static final int MOST_OPEN = 32;

    private final List<TiffFile> files = new ArrayList<>();

    TiffFile open(Path path) {
        TiffFile file = TiffFile.open(path);
        files.add(file);
        return file;
    }

    /** To be called when the file's headers were read. */
    void releaseIfMany(TiffFile file) {
        if (files.size() > MOST_OPEN) {
            file.release();
        }
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (TiffFile f : files) {
            try {
                f.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
