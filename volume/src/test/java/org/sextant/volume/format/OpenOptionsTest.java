// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.volume.data.BlockCache;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

class OpenOptionsTest {
    private static final OpenOptions PLAIN = OpenOptions.of(new FrameId("f"), new BlockCache(1000));
    private static final Size3 SIZE = new Size3(3, 4, 5);

    @Test
    void aVoxelSizeIsOneLengthOrThree() {
        assertThat(PLAIN.voxelUm()).isEmpty();
        assertThat(PLAIN.with(OpenOptions.VOXEL, "65nm").voxelUm()).contains(new Vector3d(0.065));
        assertThat(PLAIN.with(OpenOptions.VOXEL, "1um,2 um,3mm").voxelUm()).contains(new Vector3d(1, 2, 3000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1um,2um", "1um,2um,3um,4um", "0um", "-1um", "1um,,2um", "x"})
    void badVoxelSizesAreRefused(String text) {
        OpenOptions o = PLAIN.with(OpenOptions.VOXEL, text);
        assertThatThrownBy(o::voxelUm).isInstanceOf(SextantException.class);
    }

    @Test
    void theUserWinsOverTheFileAndNobodyInvents() {
        Vector3d origin = new Vector3d(10, 20, 30);
        assertThat(PLAIN.grid(SIZE, null, origin)).isNull();
        assertThat(PLAIN.grid(SIZE, new Vector3d(2), origin).spacingUm()).isEqualTo(new Vector3d(2));
        var grid = PLAIN.with(OpenOptions.VOXEL, "1um").grid(SIZE, new Vector3d(2), origin);
        assertThat(grid.spacingUm()).isEqualTo(new Vector3d(1));
        assertThat(grid.originUm()).isEqualTo(new Vector3d(5, 10, 15));
        assertThat(PLAIN.with(OpenOptions.VOXEL, "1um").grid(SIZE, null, origin).originUm())
                .isEqualTo(origin);
    }

    @Test
    void numbersAreCountedFromZero() {
        assertThat(PLAIN.number("channel", 3)).isEqualTo(3);
        assertThat(PLAIN.with("channel", "12").number("channel", 3)).isEqualTo(12);
        for (String bad : new String[] {"-1", "1.0", "", "x", "99999999999"}) {
            OpenOptions o = PLAIN.with("channel", bad);
            assertThatThrownBy(() -> o.number("channel", 3)).hasMessageContaining("channel=" + bad);
        }
    }
}
