// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sextant.world.error.SextantException;

/**
 * Columns of equal length. A table of objects has the column {@value #LABEL}: the number of the row's object in its label
 * volume.
 *
 * <p>Threads: any; nobody writes to the columns once it is made.
 */
public record Table(String name, List<Column> columns) {
    public static final String LABEL = "label";

    public Table {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column c : columns) {
            if (!names.add(c.name())) {
                throw new SextantException("the table '" + name + "' has two columns called '" + c.name() + "'");
            }
            if (c.values().length != columns.get(0).values().length) {
                throw new SextantException(
                        "the column '" + c.name() + "' of the table '" + name + "' has " + c.values().length
                                + " rows, the first has " + columns.get(0).values().length);
            }
        }
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).values().length;
    }

    public Optional<Column> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /** @throws SextantException if there is none of that name; the message lists those that are there */
    public Column column(String column) {
        return find(column)
                .orElseThrow(() -> new SextantException("the table '" + name + "' has no column '" + column + "', only "
                        + String.join(", ", columns.stream().map(Column::name).toList())));
    }

    /** Number of the object that a row is about. */
    public long labelOf(int row) {
        return (long) column(LABEL).get(row);
    }
}
