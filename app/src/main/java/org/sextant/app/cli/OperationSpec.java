// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.ParameterField;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.operation.ParameterType;
import org.sextant.world.error.SextantException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * How an operation looks on the command line: required inputs are arguments in their order, others options of the slot's
 * name; each parameter is an option.
 */
final class OperationSpec {
    private static final int FIRST = 1000;

    private final OperationInfo info;
    private final List<ParameterField> fields;
    private final List<InputSlot> arguments;
    private CommandSpec command = CommandSpec.create();
    private int order;

    OperationSpec(OperationInfo info, List<ParameterField> fields) {
        this.info = info;
        this.fields = fields;
        this.arguments = info.inputs().stream().filter(InputSlot::required).toList();
    }

    /** Adds arguments, options and help to the verb's own. */
    CommandSpec addTo(CommandSpec verb) {
        command = verb;
        for (int i = 0; i < arguments.size(); i++) {
            InputSlot slot = arguments.get(i);
            // Not required for picocli: a verb below this one has no need of it. inputs() asks.
            verb.addPositional(PositionalParamSpec.builder()
                    .index(Integer.toString(i))
                    .paramLabel(label(slot))
                    .description(slot.help())
                    .arity("0..1")
                    .type(String.class)
                    .build());
        }
        for (InputSlot slot : info.inputs()) {
            if (!slot.required()) {
                verb.addOption(text("--" + slot.name(), "FILE", slot.help()));
            }
        }
        for (ParameterField f : fields) {
            verb.addOption(text(f.option(), f.placeholder(), f.description()));
        }
        verb.usageMessage()
                .description(
                        info.title().replace("%", "%%") + ".", "", info.help().replace("%", "%%"));
        List<String> footer =
                new ArrayList<>(List.of("", "Example:", "  " + example().replace("%", "%%")));
        if (!info.citations().isEmpty()) {
            footer.add("");
            footer.add("Source:");
            info.citations().forEach(c -> footer.add("  " + c));
        }
        verb.usageMessage().footer(footer.toArray(String[]::new));
        return verb;
    }

    private String example() {
        StringBuilder line = new StringBuilder("sextant ").append(info.id().replace('.', ' '));
        for (InputSlot slot : arguments) {
            line.append(' ').append(slot.name()).append(slot.kind() == Kind.TABLE ? ".csv" : ".ome.zarr");
        }
        for (ParameterField f : fields) {
            if (f.about().preset().isEmpty() && f.type().wrapping() != ParameterType.Wrapping.OPTIONAL) {
                line.append(' ').append(f.option()).append(' ').append(f.example());
            }
        }
        if (!info.outputs().isEmpty()) {
            line.append(" -o ").append(info.outputs().get(0).name()).append(".ome.zarr");
        }
        return line.toString();
    }

    private static String label(InputSlot slot) {
        return slot.name().toUpperCase(Locale.ROOT);
    }

    /** Percent signs are picocli's for formats. */
    private OptionSpec text(String option, String label, String help) {
        // Before those that all operations have.
        return OptionSpec.builder(option)
                .order(order++ - FIRST)
                .paramLabel(label)
                .description(help.replace("%", "%%"))
                .arity("1")
                .type(String.class)
                .build();
    }

    /** What was given for each slot. @throws ParameterException if a required one is missing */
    Map<String, String> inputs() {
        Map<String, String> given = new LinkedHashMap<>();
        for (InputSlot slot : info.inputs()) {
            String text = slot.required()
                    ? command.positionalParameters()
                            .get(arguments.indexOf(slot))
                            .getValue()
                    : command.findOption("--" + slot.name()).getValue();
            if (text != null) {
                given.put(slot.name(), text);
            } else if (slot.required()) {
                throw new ParameterException(
                        command.commandLine(), "the argument " + label(slot) + " is missing: " + slot.help());
            }
        }
        return given;
    }

    /** The parameters as they were given. @throws ParameterException if one is missing or cannot be */
    <P extends Record> P parameters(ParameterSchema<P> schema) {
        Map<String, String> given = new LinkedHashMap<>();
        for (ParameterField f : schema.fields()) {
            String text = command.findOption(f.option()).getValue();
            if (text != null) {
                given.put(f.name(), text);
            }
        }
        try {
            return schema.parse(given);
        } catch (SextantException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
