// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.View;

/**
 * The objects that are shown in full; all others of the label volume fade.
 *
 * @param labels name of the label volume; empty if the world has only one
 */
public record SelectionChange(String labels, LabelSet selected) implements ViewChange {
    static final String FORM = "[LABELS=]N,N,FIRST-LAST… such as pores=3,7,20-35";
    private static final long MOST = 10_000_000;

    public static SelectionChange parse(String text) {
        Text all = Text.of(text, FORM);
        boolean named = text.contains("=");
        Text list = named ? all.around("=")[1] : all;
        List<LongStream> parts = new ArrayList<>();
        long count = 0;
        for (Text part : list.split(",")) {
            if (!part.part().matches("\\d{1,18}(-\\d{1,18})?")) {
                throw all.wrong("has no number of an object where '" + part.part() + "' stands");
            }
            String[] ends = part.part().split("-", -1);
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            count += last - first + 1;
            if (last < first || count > MOST) {
                throw all.wrong("selects no object or more than " + MOST);
            }
            parts.add(LongStream.rangeClosed(first, last));
        }
        long[] numbers = parts.stream().flatMapToLong(s -> s).toArray();
        return new SelectionChange(named ? all.around("=")[0].part() : "", LabelSet.of(numbers));
    }

    @Override
    public View applyTo(View view, World world) {
        List<LabelNode> known = world.labels().stream()
                .filter(l -> labels.isEmpty() || l.id().name().equals(labels))
                .toList();
        if (known.size() != 1) {
            throw new SextantException(
                    (labels.isEmpty() ? "name one label volume" : "there is no label volume '" + labels + "'")
                            + "; known are "
                            + world.labels().stream().map(l -> l.id().name()).toList());
        }
        LabelNode node = known.get(0);
        return view.withContent(
                view.content().withLabels(node.id().name(), view.style(node).withSelected(selected)));
    }
}
