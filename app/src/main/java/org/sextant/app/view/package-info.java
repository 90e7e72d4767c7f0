// SPDX-License-Identifier: Apache-2.0
/** Changes to a view as users write them on the command line, each checked while it is read. */
@NullMarked
package org.sextant.app.view;

import org.jspecify.annotations.NullMarked;
