// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/** How one volume is shown: its transfer function over physical values, whether it is seen, and whether it is shaded. */
public record Layer(TransferFunction transfer, boolean visible, boolean shaded) {
    public static Layer of(TransferFunction transfer) {
        return new Layer(transfer, true, true);
    }

    public Layer withVisible(boolean shown) {
        return new Layer(transfer, shown, shaded);
    }
}
