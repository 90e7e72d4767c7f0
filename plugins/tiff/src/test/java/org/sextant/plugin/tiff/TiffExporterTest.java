// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import java.util.EnumSet;
import java.util.Set;
import org.sextant.testkit.VolumeExporterContract;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;

/** The contract of exporters for TIFF. */
class TiffExporterTest extends VolumeExporterContract {
    @Override
    protected VolumeExporter exporter() {
        return new TiffExporter();
    }

    @Override
    protected VolumeFormat reader() {
        return new TiffFormat();
    }

    @Override
    protected Set<ValueType> types() {
        return EnumSet.complementOf(EnumSet.of(ValueType.F16));
    }
}
