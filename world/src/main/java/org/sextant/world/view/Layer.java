// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.OptionalDouble;
import org.sextant.world.error.SextantException;

/**
 * How one volume is shown.
 *
 * @param transfer over physical values
 * @param shaded by the gradients of its values
 * @param unitLengthUm thickness to which its alphas refer; empty: the view's
 */
public record Layer(
        TransferFunction transfer, boolean visible, boolean shaded, RayMode mode, OptionalDouble unitLengthUm) {
    public Layer {
        if (unitLengthUm.isPresent()
                && !(unitLengthUm.getAsDouble() > 0 && Double.isFinite(unitLengthUm.getAsDouble()))) {
            throw new SextantException(
                    "the unit length of a layer must be above 0, not " + unitLengthUm.getAsDouble() + " um");
        }
    }

    public static Layer of(TransferFunction transfer) {
        return new Layer(transfer, true, true, RayMode.Whole.COMPOSITE, OptionalDouble.empty());
    }

    public Layer withTransfer(TransferFunction other) {
        return new Layer(other, visible, shaded, mode, unitLengthUm);
    }

    public Layer withVisible(boolean shown) {
        return new Layer(transfer, shown, shaded, mode, unitLengthUm);
    }

    public Layer withShaded(boolean lit) {
        return new Layer(transfer, visible, lit, mode, unitLengthUm);
    }

    public Layer withMode(RayMode other) {
        return new Layer(transfer, visible, shaded, other, unitLengthUm);
    }

    public Layer withUnitLengthUm(double um) {
        return new Layer(transfer, visible, shaded, mode, OptionalDouble.of(um));
    }
}
