// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/** A label volume as a view sees it: its name, and how its objects are shown unless the view says otherwise. */
public interface Labelled {
    String name();

    boolean visible();

    LabelStyle style();
}
