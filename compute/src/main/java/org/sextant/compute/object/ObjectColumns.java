// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;

/**
 * Columns of a table of objects as they are made, one row a label in rising order.
 *
 * <p>Threads: one at a time.
 */
final class ObjectColumns {
    private final int[] labels;
    private final List<Column> columns = new ArrayList<>();

    ObjectColumns(LabelRows rows) {
        labels = new int[rows.count()];
        for (int r = 0; r < labels.length; r++) {
            labels[r] = rows.label(r);
        }
        Arrays.sort(labels);
        add(Table.LABEL, "", label -> label);
    }

    int rows() {
        return labels.length;
    }

    /** @param value of a label */
    void add(String name, String unit, IntToDoubleFunction value) {
        columns.add(
                new Column(name, unit, Arrays.stream(labels).mapToDouble(value).toArray()));
    }

    /** The table of the rows that are kept. */
    Table table(String name, Keep keep) {
        Table all = new Table(name, columns);
        int[] kept = IntStream.range(0, labels.length)
                .filter(row -> keep.keeps(all, row))
                .toArray();
        if (kept.length == labels.length) {
            return all;
        }
        return new Table(
                name,
                columns.stream()
                        .map(c -> new Column(
                                c.name(),
                                c.unit(),
                                Arrays.stream(kept).mapToDouble(c::get).toArray()))
                        .toList());
    }

    /** Which rows stay. */
    @FunctionalInterface
    interface Keep {
        boolean keeps(Table all, int row);
    }
}
