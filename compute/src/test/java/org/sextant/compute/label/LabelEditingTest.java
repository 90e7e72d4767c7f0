// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.RandomMask;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

class LabelEditingTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);
    private final LabelEditing editing = new LabelEditing(work);

    /** A row of voxels with these numbers. */
    private static LabelVoxels row(int... numbers) {
        LabelVoxels v = LabelVoxels.zero(Lattice.of(numbers.length, 1, 1));
        System.arraycopy(numbers, 0, v.planes()[0], 0, numbers.length);
        return v;
    }

    @Test
    void numbersBecomeConsecutive() {
        LabelVoxels byNumber = row(70_000, 0, 9, 9, 9, 0, 2_000_000_000, 9);
        assertThat(editing.relabel(byNumber, LabelEditing.Order.NUMBER)).isEqualTo(3);
        assertThat(byNumber.planes()[0]).containsExactly(2, 0, 1, 1, 1, 0, 3, 1);
        LabelVoxels bySize = row(5, 5, 0, 9, 9, 9, 3);
        editing.relabel(bySize, LabelEditing.Order.SIZE);
        assertThat(bySize.planes()[0]).containsExactly(2, 2, 0, 1, 1, 1, 3);
    }

    @Test
    void objectsAreKeptBySizeAndPlace() {
        LabelVoxels sizes = row(5, 5, 0, 9, 9, 9, 3);
        assertThat(editing.keepSizes(sizes, 2, 2)).isEqualTo(1);
        assertThat(sizes.planes()[0]).containsExactly(5, 5, 0, 0, 0, 0, 0);
        LabelVoxels border = row(5, 5, 0, 9, 9, 0, 3);
        assertThat(editing.clearBorder(border)).isEqualTo(1);
        assertThat(border.planes()[0]).containsExactly(0, 0, 0, 9, 9, 0, 0);
    }

    @Test
    void setsFollowTheirRules() {
        int[] a = {1, 1, 0, 2, 0};
        int[] b = {0, 4, 4, 4, 0};
        LabelVoxels union = row(a);
        assertThat(editing.combine(union, row(b), SetRule.UNION)).isEqualTo(3);
        assertThat(union.planes()[0]).containsExactly(1, 1, 6, 2, 0);
        LabelVoxels both = row(a);
        editing.combine(both, row(b), SetRule.INTERSECTION);
        assertThat(both.planes()[0]).containsExactly(0, 1, 0, 2, 0);
        LabelVoxels first = row(a);
        editing.combine(first, row(b), SetRule.DIFFERENCE);
        assertThat(first.planes()[0]).containsExactly(1, 0, 0, 0, 0);
        LabelVoxels one = row(a);
        editing.combine(one, row(b), SetRule.XOR);
        assertThat(one.planes()[0]).containsExactly(1, 0, 6, 0, 0);
        assertThatThrownBy(() -> editing.combine(row(a), row(1, 2), SetRule.XOR))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("same size");
        assertThatThrownBy(() -> editing.combine(row(2_000_000_000), row(2_000_000_000), SetRule.UNION))
                .hasMessageContaining("label relabel");
    }

    /** Two boxes side by side, each with a hole, a hole between both, and one that opens to the border. */
    @Test
    void aHoleBelongsToTheOnlyObjectAroundIt() {
        LabelVoxels v = LabelVoxels.zero(Lattice.of(14, 7, 7));
        for (int z = 0; z < 7; z++) {
            for (int y = 0; y < 7; y++) {
                for (int x = 0; x < 14; x++) {
                    v.set(x, y, z, x < 7 ? 70_001 : 5);
                }
            }
        }
        v.set(3, 3, 3, 0);
        v.set(10, 3, 3, 0);
        v.set(10, 4, 3, 0);
        v.set(6, 3, 5, 0);
        v.set(3, 3, 0, 0);
        assertThat(editing.fillHoles(v)).isEqualTo(2);
        assertThat(v.at(3, 3, 3)).isEqualTo(70_001);
        assertThat(v.at(10, 3, 3)).isEqualTo(5);
        assertThat(v.at(10, 4, 3)).isEqualTo(5);
        assertThat(v.at(6, 3, 5)).isZero();
        assertThat(v.at(3, 3, 0)).isZero();
    }

    /** A shell of two voxels of a box of n has n³ − (n − 4)³ of them; all is where its depth says by brute force. */
    @Test
    void aShellIsAsDeepAsAsked() {
        LabelVoxels box = LabelVoxels.zero(new Lattice(13, 13, 13, 0.5, 0.5, 0.5));
        for (int z = 1; z < 12; z++) {
            for (int y = 1; y < 12; y++) {
                for (int x = 1; x < 12; x++) {
                    box.set(x, y, z, 3);
                }
            }
        }
        assertThat(editing.shell(box, 1, new DistanceTransform(Border.OPEN, work)))
                .isEqualTo(1);
        assertThat(editing.keepSizes(box, 11 * 11 * 11 - 7 * 7 * 7, 11 * 11 * 11 - 7 * 7 * 7))
                .isEqualTo(1);
        LabelVoxels labels = RandomMask.labels(new Lattice(15, 14, 13, 1, 1, 2), 4, 5, 3);
        LabelVoxels shell = RandomMask.labels(labels.lattice(), 4, 5, 3);
        DistanceTransform transform = new DistanceTransform(Border.OTHER, work);
        editing.shell(shell, 2, transform);
        var distance = transform.withinObjects(labels);
        for (int z = 0; z < 13; z++) {
            for (int i = 0; i < labels.planes()[z].length; i++) {
                boolean near = distance.metric().um(distance.planes()[z][i]) <= 2;
                assertThat(shell.planes()[z][i]).isEqualTo(near ? labels.planes()[z][i] : 0);
            }
        }
    }
}
