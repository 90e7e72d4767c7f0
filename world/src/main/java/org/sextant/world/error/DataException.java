// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.error;

import org.jspecify.annotations.Nullable;

/** Data that cannot be read or written as asked: names the file, the place in it, the problem and the remedy. */
public final class DataException extends SextantException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    /**
     * @param file path or URI of the file
     * @param place where in the file, for example {@code "header byte 12"} or {@code "level 1, block 3,0,0"}
     * @param problem what is wrong, with the value found
     * @param remedy what the user can do
     */
    public DataException(String file, String place, String problem, String remedy) {
        this(file, place, problem, remedy, null);
    }

    public DataException(String file, String place, String problem, String remedy, @Nullable Throwable cause) {
        super(file + ": " + place + ": " + problem + (remedy.isEmpty() ? "" : ". " + remedy), cause);
        this.file = file;
        this.place = place;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }
}
