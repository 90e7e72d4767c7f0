// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Which module needs which: folder name (such as {@code plugins/tiff}) to the folder names it depends on outside its
 * tests. Modules that need nothing are keys with an empty set; pure aggregators are left out.
 */
record ModuleGraph(SortedMap<String, SortedSet<String>> needs, SortedMap<String, SortedSet<String>> testNeeds) {
    private static final String GROUP = "org.sextant";
    private static final Pattern BLOCK = Pattern.compile("```modules\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ARROW = Pattern.compile("(\\S+)( -> (.+))?");

    /** Reads the pom of {@code root} and of all modules below it. */
    static ModuleGraph ofPoms(Path root) throws IOException {
        SortedMap<String, Element> poms = new TreeMap<>();
        collect(root, root, poms);
        Map<String, String> folderOf = poms.entrySet().stream()
                .collect(Collectors.toMap(e -> text(e.getValue(), "artifactId"), Map.Entry::getKey));
        SortedMap<String, SortedSet<String>> needs = new TreeMap<>();
        SortedMap<String, SortedSet<String>> testNeeds = new TreeMap<>();
        poms.forEach((folder, pom) -> {
            needs.put(folder, dependencies(pom, false, folderOf));
            testNeeds.put(folder, dependencies(pom, true, folderOf));
        });
        return new ModuleGraph(needs, testNeeds);
    }

    /**
     * Reads the block fenced as {@code modules} of a page: a line for each module, {@code volume -> world} or, for a
     * module that needs none, only its name; {@code plugins/*} stands for every folder in {@code knownModules} that it
     * matches and has no line of its own.
     */
    static ModuleGraph ofPage(Path page, Iterable<String> knownModules) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(page, UTF_8));
        if (!block.find()) {
            throw new IllegalStateException(page + " has no block fenced as ```modules");
        }
        SortedMap<String, SortedSet<String>> lines = new TreeMap<>();
        block.group(1).lines().filter(line -> !line.isBlank()).forEach(line -> {
            Matcher arrow = ARROW.matcher(line.strip());
            if (!arrow.matches()) {
                throw new IllegalStateException(page + ": cannot read \"" + line + "\", expected \"a -> b, c\"");
            }
            lines.put(arrow.group(1), names(arrow.group(3)));
        });
        SortedMap<String, SortedSet<String>> needs = new TreeMap<>();
        lines.forEach((from, to) -> {
            SortedSet<String> targets = new TreeSet<>();
            to.forEach(name -> targets.addAll(expand(name, knownModules)));
            expand(from, knownModules).forEach(name -> {
                if (name.equals(from) || !lines.containsKey(name)) {
                    needs.put(name, targets);
                }
            });
        });
        return new ModuleGraph(needs, new TreeMap<>());
    }

    private static SortedSet<String> names(String list) {
        return list == null
                ? new TreeSet<>()
                : Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> expand(String name, Iterable<String> knownModules) {
        if (!name.endsWith("/*")) {
            return List.of(name);
        }
        List<String> matching = new ArrayList<>();
        knownModules.forEach(module -> {
            if (module.startsWith(name.substring(0, name.length() - 1))) {
                matching.add(module);
            }
        });
        return matching;
    }

    private static void collect(Path root, Path folder, SortedMap<String, Element> poms) throws IOException {
        Element pom = parse(folder.resolve("pom.xml"));
        if (!text(pom, "packaging").equals("pom")) {
            poms.put(root.relativize(folder).toString().replace('\\', '/'), pom);
        }
        for (Element modules : children(pom, "modules")) {
            for (Element module : children(modules, "module")) {
                collect(root, folder.resolve(module.getTextContent().strip()), poms);
            }
        }
    }

    private static SortedSet<String> dependencies(Element pom, boolean test, Map<String, String> folderOf) {
        SortedSet<String> folders = new TreeSet<>();
        for (Element list : children(pom, "dependencies")) {
            for (Element dependency : children(list, "dependency")) {
                if (text(dependency, "groupId").equals(GROUP)
                        && text(dependency, "scope").equals("test") == test) {
                    folders.add(folderOf.get(text(dependency, "artifactId")));
                }
            }
        }
        return folders;
    }

    private static Element parse(Path pom) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + pom, e);
        }
    }

    private static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(tag)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String tag) {
        List<Element> found = children(parent, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }
}
