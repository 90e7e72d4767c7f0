// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import picocli.CommandLine;

class HelpTest {
    private static final CommandLine ROOT = new CommandLineProgram(
                    new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false))
            .commandLine();

    @TestFactory
    List<DynamicTest> everyVerbHasHelpWithAnExample() {
        List<DynamicTest> tests = new ArrayList<>();
        collect(ROOT, tests);
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    private static void collect(CommandLine command, List<DynamicTest> tests) {
        String name = command.getCommandSpec().qualifiedName();
        if (!name.endsWith(" help")) {
            tests.add(DynamicTest.dynamicTest(name, () -> {
                List<String> words = new ArrayList<>(List.of(name.split(" ")));
                words.remove(0);
                words.add("--help");
                Run run = Run.of(words.toArray());
                assertThat(run.status()).isZero();
                assertThat(run.out()).contains("Example").containsPattern("(?s)Examples?:.*sextant \\w+");
            }));
        }
        command.getSubcommands().values().forEach(c -> collect(c, tests));
    }

    /** An operation whose description clashes with what all verbs have would be left out with a note. */
    @Test
    void everyOperationIsAVerb() {
        for (Operation<?> o : Operations.installed().all()) {
            CommandLine at = ROOT;
            for (String word : o.info().id().split("\\.")) {
                at = at.getSubcommands().get(word);
                assertThat(at).as(o.info().id()).isNotNull();
            }
            assertThat(at.getCommandSpec().userObject()).isInstanceOf(OperationVerb.class);
        }
    }

    @Test
    void completionKnowsEveryVerb() {
        Run run = Run.of("completion");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("project")
                .contains("convert")
                .contains("--voxel")
                .contains("complete ");
    }

    @Test
    void wrongUsageIsStatusTwo() {
        assertThat(Run.of("convert").status()).isEqualTo(2);
        assertThat(Run.of("convert").err()).contains("IN").contains("sextant convert --help");
        assertThat(Run.of("no-such-verb").status()).isEqualTo(2);
        assertThat(Run.of("info", "--nonsense").status()).isEqualTo(2);
    }

    @Test
    void failureIsStatusOneInWordsAndInJson() {
        Run run = Run.of("info", "no-such-file.tif", "--json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("no-such-file.tif").doesNotContain("\tat ");
        assertThat(run.json().get("error").asText()).contains("no-such-file.tif");
    }

    @Test
    void doctorSaysWhyEachAlternativeWasRefused() {
        assertThat(Run.json("doctor").at("/java/found").asText()).contains(System.getProperty("java.version"));
        for (String what : List.of("opengl", "opencl")) {
            assertThat(Run.json("doctor").at("/" + what + "/found").asText()).contains("refused");
        }
        JsonNode encoder = Run.json("doctor").at("/encoder");
        assertThat(encoder.get("found").asText()).contains(encoder.get("used").asBoolean() ? "ffmpeg " : "refused");
    }
}
