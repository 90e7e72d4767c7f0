// SPDX-License-Identifier: Apache-2.0
package org.sextant.shaders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a program put together from files. Two lines are understood besides what the language knows:
 *
 * <pre>
 *   #include "name.glsl"     the file of that name, in this place
 *   #each $V                 the lines up to #end, once for each volume, with its number in place of $V
 *   #end
 * </pre>
 *
 * <p>Blocks may be nested with different names. What a compiler says about a line is led back to the file and line it
 * came from.
 *
 * <p>Threads: any once made.
 */
public final class ShaderSource {
    private static final Pattern INCLUDE = Pattern.compile("\\s*#include \"([\\w.]+)\"\\s*");
    private static final Pattern EACH = Pattern.compile("\\s*#each (\\$[A-Z])\\s*");
    private static final Pattern END = Pattern.compile("\\s*#end\\s*");
    /** Mesa, Intel: 3:17(5); NVIDIA: 3(17); Apple, AMD: ERROR: 3:17. */
    private static final Pattern PLACE = Pattern.compile("(?m)^(ERROR: |WARNING: )?(\\d+)[:(](\\d+)\\)?");

    private final String folder;
    private final int volumes;
    private final StringBuilder text = new StringBuilder();
    /** For each line of the text where it comes from, such as field.glsl:12. */
    private final List<String> origins = new ArrayList<>();

    private ShaderSource(String folder, int volumes) {
        this.folder = folder;
        this.volumes = volumes;
    }

    /**
     * Puts a program together.
     *
     * @param folder of this package's resources, such as glsl
     * @param name of the file to begin with
     * @param head lines before it: version and definitions
     * @param volumes how many there are for {@code #each}
     */
    public static ShaderSource of(String folder, String name, String head, int volumes) {
        ShaderSource s = new ShaderSource(folder, volumes);
        head.lines().forEach(line -> s.append(line, "(definitions)"));
        s.include(name, List.of());
        return s;
    }

    /** What goes to the compiler. */
    public String text() {
        return text.toString();
    }

    /** A compiler's message with files and their lines in place of the numbers of lines of the whole text. */
    public String explain(String message) {
        return PLACE.matcher(message).replaceAll(m -> {
            int line = Integer.parseInt(m.group(3));
            String kind = m.group(1) == null ? "" : m.group(1);
            String place = line >= 1 && line <= origins.size() ? origins.get(line - 1) : m.group();
            return Matcher.quoteReplacement(kind + place);
        });
    }

    private void append(String line, String origin) {
        text.append(line).append('\n');
        origins.add(origin);
    }

    private void include(String name, List<Binding> bound) {
        lines(read(name), name, 0, bound, false);
    }

    /** A number in place of a name. */
    private record Binding(String name, int number) {}

    /** Takes lines from one on to the end of the block, or of the file; returns the line after it. */
    private int lines(List<String> lines, String file, int first, List<Binding> bound, boolean block) {
        int i = first;
        while (i < lines.size()) {
            String line = lines.get(i);
            Matcher include = INCLUDE.matcher(line);
            Matcher each = EACH.matcher(line);
            if (include.matches()) {
                include(include.group(1), bound);
                i++;
            } else if (each.matches()) {
                i = block(lines, file, i + 1, each.group(1), bound);
            } else if (END.matcher(line).matches()) {
                if (!block) {
                    throw new IllegalStateException(file + ":" + (i + 1) + ": #end without #each");
                }
                return i + 1;
            } else {
                String bare = line;
                for (Binding b : bound) {
                    bare = bare.replace(b.name(), Integer.toString(b.number()));
                }
                append(bare, file + ":" + (i + 1));
                i++;
            }
        }
        if (block) {
            throw new IllegalStateException(file + ":" + first + ": #each without #end");
        }
        return i;
    }

    private int block(List<String> lines, String file, int first, String name, List<Binding> bound) {
        if (volumes == 0) {
            return afterBlock(lines, first);
        }
        int after = first;
        for (int v = 0; v < volumes; v++) {
            List<Binding> more = new ArrayList<>(bound);
            more.add(new Binding(name, v));
            after = lines(lines, file, first, more, true);
        }
        return after;
    }

    private static int afterBlock(List<String> lines, int first) {
        int depth = 1;
        int i = first;
        while (depth > 0) {
            depth += EACH.matcher(lines.get(i)).matches() ? 1 : 0;
            depth -= END.matcher(lines.get(i)).matches() ? 1 : 0;
            i++;
        }
        return i;
    }

    private List<String> read(String name) {
        try (InputStream in = ShaderSource.class.getResourceAsStream(folder + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + folder + "/" + name + " among the shaders");
            }
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
