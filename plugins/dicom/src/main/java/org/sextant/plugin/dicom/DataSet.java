// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sextant.world.error.DataException;

/** The data elements of a file or of an item of a sequence, by tag in rising order. Errors name the element. */
final class DataSet {
    private final String file;
    private final Map<Integer, DataElement> elements = new TreeMap<>(Integer::compareUnsigned);

    DataSet(String file) {
        this.file = file;
    }

    void put(DataElement e) {
        elements.put(e.tag(), e);
    }

    Collection<DataElement> elements() {
        return elements.values();
    }

    Optional<DataElement> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** The first item of a sequence. */
    Optional<DataSet> item(int sequence) {
        return element(sequence).flatMap(e -> e.items().stream().findFirst());
    }

    /** A text without the padding at its ends; empty if the element is missing or has no value. */
    Optional<String> text(int tag) {
        return element(tag).map(e -> text(e, charset())).filter(t -> !t.isEmpty());
    }

    static String text(DataElement e, Charset charset) {
        return new String(e.value(), charset).replace('\0', ' ').strip();
    }

    /** The character set of texts (PS3.3, section C.12.1.1.2); one byte a character where it is not known. */
    Charset charset() {
        String name = element(Tag.CHARACTER_SET)
                .map(e -> text(e, StandardCharsets.US_ASCII))
                .orElse("");
        String java = switch (name) {
            case "ISO_IR 192" -> "UTF-8";
            case "GB18030" -> "GB18030";
            case "GBK" -> "GBK";
            case "ISO_IR 101" -> "ISO-8859-2";
            case "ISO_IR 109" -> "ISO-8859-3";
            case "ISO_IR 110" -> "ISO-8859-4";
            case "ISO_IR 144" -> "ISO-8859-5";
            case "ISO_IR 127" -> "ISO-8859-6";
            case "ISO_IR 126" -> "ISO-8859-7";
            case "ISO_IR 138" -> "ISO-8859-8";
            case "ISO_IR 148" -> "ISO-8859-9";
            default -> "ISO-8859-1";
        };
        return Charset.isSupported(java) ? Charset.forName(java) : StandardCharsets.ISO_8859_1;
    }

    /** Numbers in binary or decimal form; empty if the element is missing or has no value. */
    Optional<double[]> numbers(int tag) {
        Optional<DataElement> element = element(tag).filter(e -> e.value().length > 0);
        if (element.isPresent() && element.get().isBinaryNumber()) {
            return element.map(DataElement::binaryNumbers).filter(n -> n.length > 0);
        }
        return text(tag).map(t -> decimals(tag, t));
    }

    private double[] decimals(int tag, String text) {
        String[] parts = text.split("\\\\", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw wrong(tag, text, "is not a number");
            }
        }
        return numbers;
    }

    /** Exactly n finite numbers; empty if the element is missing or has no value. */
    Optional<double[]> numbers(int tag, int n) {
        Optional<double[]> numbers = numbers(tag);
        if (numbers.isPresent()) {
            double[] v = numbers.get();
            boolean finite = Arrays.stream(v).allMatch(Double::isFinite);
            if (v.length != n || !finite) {
                throw wrong(tag, Arrays.toString(v), "must be " + n + " finite numbers");
            }
        }
        return numbers;
    }

    Optional<Double> number(int tag) {
        return numbers(tag, 1).map(v -> v[0]);
    }

    /** A whole number in a range; empty if the element is missing. */
    Optional<Integer> whole(int tag, int min, int max) {
        return number(tag).map(v -> {
            if (!(v >= min && v <= max && v == Math.rint(v))) {
                throw wrong(tag, v.toString(), "must be a whole number from " + min + " to " + max);
            }
            return v.intValue();
        });
    }

    int needed(int tag, int min, int max) {
        return whole(tag, min, max)
                .orElseThrow(() -> new DataException(
                        file, place(tag), "the element is missing", "The file is damaged, or it is no image"));
    }

    /** A value that no sound file has. */
    DataException wrong(int tag, String found, String problem) {
        return wrong(tag, found, problem, "The file is damaged; export it again");
    }

    DataException wrong(int tag, String found, String problem, String remedy) {
        String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
        return new DataException(file, place(tag), "'" + shown + "' " + problem, remedy);
    }

    static String place(int tag) {
        return String.format(Locale.ROOT, "(%04X,%04X) ", tag >>> 16, tag & 0xffff) + Dictionary.name(tag);
    }
}
