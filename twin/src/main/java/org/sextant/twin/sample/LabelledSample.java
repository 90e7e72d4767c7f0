// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.List;

/** A sample made of objects that can be counted and measured. */
public interface LabelledSample extends Sample {
    /** What a voxel inside an object is at the scale of micrometres. */
    enum Part {
        /** Outside of all objects. */
        OUTSIDE,
        /** Solid, with its pores too fine to be seen at this scale. */
        WALL,
        /** A pore that reaches the object's outside, or part of the network that does. */
        PORE,
        /** A pore made closed. */
        CLOSED_PORE
    }

    /** All objects, in the order of their labels. */
    List<SampleObject> objects();

    /** Label of the object whose outer surface encloses a point, 0 outside of all. */
    int labelAt(double x, double y, double z);

    /** What there is at a point, pores of nanometres left out. */
    Part partAt(double x, double y, double z);
}
