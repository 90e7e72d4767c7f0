// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/** Makes each verb with the console that it prints to. */
final class VerbFactory implements CommandLine.IFactory {
    private final Console console;

    VerbFactory(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> c : type.getDeclaredConstructors()) {
            if (c.getParameterCount() == 1 && c.getParameterTypes()[0] == Console.class) {
                try {
                    return type.cast(c.newInstance(console));
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof Exception x ? x : e;
                }
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
