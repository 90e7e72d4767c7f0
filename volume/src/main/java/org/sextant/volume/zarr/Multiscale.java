// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.List;

/**
 * One image of several resolutions: an entry of {@code multiscales}.
 *
 * @param folder group that describes the image, or the plain array
 * @param arrayAxes axes of the arrays
 * @param systemAxes axes of the coordinate system that the transformations lead to
 * @param system its name, empty before OME-NGFF 0.6
 * @param notes what the metadata leave open or what was concluded from sizes, for the user
 */
record Multiscale(
        StoreFolder folder,
        String file,
        Axes arrayAxes,
        Axes systemAxes,
        String system,
        List<Resolution> resolutions,
        List<String> notes) {
    /**
     * One resolution.
     *
     * @param indexToSystem from the array's indices to coordinates of the system
     */
    record Resolution(String path, ZarrArray array, NdAffine indexToSystem) {}

    /** Only the resolution of that path. */
    Multiscale only(String path) {
        return new Multiscale(
                folder,
                file,
                arrayAxes,
                systemAxes,
                system,
                resolutions.stream().filter(r -> r.path().equals(path)).toList(),
                notes);
    }
}
