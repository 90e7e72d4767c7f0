// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;

class DefaultLayerTest {
    private static final Rgba COLOUR = Rgba.parse("#56b4e9");

    private static TransferFunction layer(Volume v) {
        return DefaultLayer.of(v, COLOUR).transfer();
    }

    /** A volume of planes, the first of them empty: a sample of only the first blocks takes the mask for a constant. */
    @ParameterizedTest
    @ValueSource(ints = {3, 64, 65, 100, 127, 500})
    void aMaskShowsItsObjectsOnly(int planes) {
        Size3 size = new Size3(20, 20, planes);
        Volume v = BlockVolume.builder("mask", "memory", ValueType.U8, new BlockCache(1 << 20))
                .level(new BlockLayout(size, 20, 20, 1), r -> {
                    byte[] plane = new byte[400];
                    if (r.z() > 0) {
                        java.util.Arrays.fill(plane, 0, 80, (byte) 255);
                    }
                    return plane;
                })
                .build();
        assertThat(layer(v).at(0).a()).isZero();
        assertThat(layer(v).at(255).a()).isEqualTo(1);
    }

    @Test
    void aConstantIsABlockOfTheColour() {
        Volume v = ((Voxels) (x, y, z) -> 7)
                .volume(new Size3(8, 8, 8), ValueType.F32, new Vector3d(1), new BlockCache(1 << 20));
        assertThat(layer(v).at(7).a()).isEqualTo(1);
    }

    @Test
    void nothingButNanIsClear() {
        Volume v = ((Voxels) (x, y, z) -> Double.NaN)
                .volume(new Size3(8, 8, 8), ValueType.F32, new Vector3d(1), new BlockCache(1 << 20));
        assertThat(layer(v).at(0).a()).isZero();
    }

    @Test
    void brightGrainsOnDarkGroundAppear() {
        Volume v = ((Voxels) (x, y, z) -> (x / 8 + y / 8) % 2 == 0 ? 100 + (x * 7 + z) % 10 : 1000 + (y * 5 + z) % 10)
                .volume(new Size3(32, 32, 32), ValueType.U16, new Vector3d(1), new BlockCache(1 << 20));
        assertThat(layer(v).at(105).a()).isZero();
        assertThat(layer(v).at(1005).a()).isGreaterThan(0.9);
    }
}
