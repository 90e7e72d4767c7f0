// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sextant.render.residency.DenseField;
import org.sextant.volume.value.ValueType;

class FieldKeyTest {
    @Test
    void standsForTheFieldItselfUntilNobodyUsesIt() {
        DenseField field = DenseField.allocate(ValueType.U8, 2, 3, 4);
        DenseField alike = DenseField.allocate(ValueType.U8, 2, 3, 4);
        FieldKey key = new FieldKey(field);
        Map<FieldKey, String> map = new HashMap<>(Map.of(key, "held"));
        assertThat(map.get(new FieldKey(field))).isEqualTo("held");
        assertThat(map.get(new FieldKey(alike))).isNull();
        assertThat(key.isGone()).isFalse();
        // as the collector does once nobody else holds the field
        key.clear();
        assertThat(key.isGone()).isTrue();
        assertThat(map.get(new FieldKey(field))).isNull();
        assertThat(key).isNotEqualTo(new FieldKey(field));
        assertThat(map.remove(key)).isEqualTo("held");
    }
}
