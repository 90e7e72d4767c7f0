// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.io.IOException;
import java.util.List;
import org.sextant.twin.projection.Detector;
import org.sextant.twin.projection.NestedField;
import org.sextant.volume.work.WorkContext;

/** Turns line integrals into the raw files of an instrument, band of rows after band. */
interface Recorder extends AutoCloseable {
    /** Frames without the sample. */
    void references(WorkContext work);

    /**
     * All views of a band.
     *
     * @param seen the band with the rows around it that blur reaches
     */
    void views(NestedField field, Detector band, Detector seen, WorkContext work);

    /** Ends the files. */
    List<ScanTruth.RawFile> finish(WorkContext work) throws IOException;

    @Override
    void close() throws IOException;
}
