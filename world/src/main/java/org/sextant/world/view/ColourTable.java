// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Colours evenly from 0 to 1, mixed linearly in sRGB between neighbours. */
final class ColourTable {
    private final List<Rgba> colours;

    private ColourTable(List<Rgba> colours) {
        this.colours = List.copyOf(colours);
    }

    /** Reads one of the tables that come with the program: lines of red, green and blue; {@code #} begins a comment. */
    static ColourTable read(String name) {
        List<Rgba> colours = new ArrayList<>();
        try (InputStream in = ColourTable.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its colour map '" + name + "'");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] v = line.split(" ", -1);
                    colours.add(
                            new Rgba(Double.parseDouble(v[0]), Double.parseDouble(v[1]), Double.parseDouble(v[2]), 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ColourTable(colours);
    }

    Rgba at(double share) {
        double place = Math.min(1, Math.max(0, share)) * (colours.size() - 1);
        int below = Math.min((int) place, colours.size() - 2);
        return colours.get(below).mix(colours.get(below + 1), place - below);
    }
}
