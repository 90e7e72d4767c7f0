// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import java.util.EnumSet;
import java.util.Set;
import org.sextant.testkit.VolumeExporterContract;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;

class OmeZarrExporterTest extends VolumeExporterContract {
    @Override
    protected VolumeExporter exporter() {
        return new OmeZarrExporter();
    }

    @Override
    protected VolumeFormat reader() {
        return new OmeZarrFormat();
    }

    @Override
    protected Set<ValueType> types() {
        return EnumSet.complementOf(EnumSet.of(ValueType.F16));
    }
}
