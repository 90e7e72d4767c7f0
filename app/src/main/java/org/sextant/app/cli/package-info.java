// SPDX-License-Identifier: Apache-2.0
/** The verbs of the command line: arguments in, one result out, errors in words. */
@NullMarked
package org.sextant.app.cli;

import org.jspecify.annotations.NullMarked;
