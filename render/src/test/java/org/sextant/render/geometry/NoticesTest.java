// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
    @Test
    void linesHoldAllTheTextAndAreNoWiderThanTheyMay() {
        String text = "volume 'a' is not shown: /data/a/very/long/path/that/has/no/space/in/it.zarr, block 1,2,3: bad";
        List<String> lines = Notices.lines(text, 150, 10);
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines).allSatisfy(l -> assertThat(Overlay.textWidth(l, 10)).isLessThanOrEqualTo(150));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void endlessTextEndsWithDots() {
        List<String> lines = Notices.lines("word ".repeat(500), 150, 10);
        assertThat(lines).hasSize(6);
        assertThat(lines.get(5)).endsWith("...");
    }
}
