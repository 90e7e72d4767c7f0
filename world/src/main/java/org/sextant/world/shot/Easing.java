// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

/** How fast a change goes on its way from one key to the next. */
public enum Easing {
    /** At once, when the next key comes. */
    STEP {
        @Override
        public double at(double share) {
            return share < 1 ? 0 : 1;
        }
    },
    /** At constant speed. */
    LINEAR {
        @Override
        public double at(double share) {
            return share;
        }
    },
    /** From rest. */
    IN {
        @Override
        public double at(double share) {
            return share * share;
        }
    },
    /** To rest. */
    OUT {
        @Override
        public double at(double share) {
            return share * (2 - share);
        }
    },
    /** From rest to rest. */
    IN_OUT {
        @Override
        public double at(double share) {
            return share * share * (3 - 2 * share);
        }
    };

    /**
     * The share of the way that is done.
     *
     * @param share of the time, 0 … 1
     */
    public abstract double at(double share);
}
