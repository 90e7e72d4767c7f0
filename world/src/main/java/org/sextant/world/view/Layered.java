// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/** A volume as a view sees it: its name, and how it is shown unless the view says otherwise. */
public interface Layered {
    String name();

    Layer layer();
}
