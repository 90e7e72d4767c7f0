// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

/**
 * One computation on volumes, with its parameters as a record. Found through {@link java.util.ServiceLoader}, see {@link
 * Operations}: command line, window, pipelines and journal all name it by its id with the same parameters.
 *
 * <p>Threads: any; one instance may run many times at once.
 *
 * @param <P> its parameters; each component carries {@link Parameter}
 */
public interface Operation<P extends Record> {
    OperationInfo info();

    Class<P> parameters();

    /** What it will need; asked before it runs and by {@code --dry-run}. */
    Estimate estimate(Inputs inputs, P parameters);

    /**
     * Computes. Volumes of the outcome may be lazy views of the inputs, which must stay open as long as they.
     *
     * @throws org.sextant.world.error.SextantException if inputs and parameters do not fit; nothing is left behind
     * @throws org.sextant.world.error.CancelledException if cancelled
     */
    Outcome run(Inputs inputs, P parameters, ExecutionContext context);
}
