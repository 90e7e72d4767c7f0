// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.Optional;
import org.sextant.render.pass.PassKind;

/**
 * Which pass the user asks for.
 *
 * @param pass empty for the fastest
 */
record PassChoice(Optional<PassKind> pass) {
    static final PassChoice AUTO = new PassChoice(Optional.empty());

    static PassChoice parse(String text) {
        return new PassChoice(PassKind.parse(text));
    }
}
