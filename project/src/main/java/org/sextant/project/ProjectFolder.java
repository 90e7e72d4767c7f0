// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.util.Locale;

/** The folders of a project for what was made in it. */
public enum ProjectFolder {
    VOLUMES,
    LABELS,
    TABLES,
    VIEWS,
    SHOTS,
    EXPORTS;

    public String folderName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
