// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

/** A number of threads, at least 1. */
record ThreadCount(int number) {}
