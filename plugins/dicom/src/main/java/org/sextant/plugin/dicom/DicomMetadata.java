// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sextant.volume.data.Metadata;

/**
 * The readable elements of a file by keyword, or by {@code (gggg,eeee)} where the element is not listed; items of
 * sequences as {@code Sequence[0].Keyword}. Units are those that the standard fixes.
 *
 * <p>Who was scanned is left out on purpose: every element of group 0010 (name, identifier, birth date, sex, …), every
 * name of a person whatever its tag, accession number and study number, and the names and addresses of institutions.
 * Metadata are shown, journalled and exported; a patient's identity must not travel with them.
 */
final class DicomMetadata {
    private static final int MAX_FIELDS = 2000;
    private static final int MAX_NUMBERS = 64;
    private static final int PATIENT_GROUP = 0x0010;

    /** Accession number, institution name and address, department, study number, requesting service. */
    private static final Set<Integer> IDENTIFYING =
            Set.of(Tag.ACCESSION_NUMBER, 0x00080080, 0x00080081, 0x00081040, 0x00200010, 0x00321033, 0x00380010);

    private final Metadata.Builder out = Metadata.builder();
    private int fields;

    private DicomMetadata() {}

    static Metadata of(DicomFile file) {
        DicomMetadata m = new DicomMetadata();
        m.add("", file.meta(), StandardCharsets.ISO_8859_1);
        m.add("", file.data(), file.data().charset());
        return m.out.build();
    }

    private void add(String prefix, DataSet set, Charset charset) {
        for (DataElement e : set.elements()) {
            if (isHidden(e) || fields >= MAX_FIELDS) {
                continue;
            }
            String name = prefix + Dictionary.name(e.tag());
            if (!e.items().isEmpty()) {
                List<DataSet> items = e.items();
                for (int i = 0; i < items.size() && fields < MAX_FIELDS; i++) {
                    add(name + "[" + i + "].", items.get(i), charset);
                }
            } else if (e.value().length > 0) {
                addValue(name, e, charset);
            }
        }
    }

    private static boolean isHidden(DataElement e) {
        return e.tag() >>> 16 == PATIENT_GROUP
                || e.vr().equals("PN")
                || IDENTIFYING.contains(e.tag())
                || (e.tag() & 0xffff) == 0;
    }

    private void addValue(String name, DataElement e, Charset charset) {
        String unit = Dictionary.entry(e.tag()).map(Dictionary.Entry::unit).orElse("");
        switch (e.vr()) {
            case "US", "SS", "UL", "SL", "FL", "FD" ->
                addNumbers(name, e.binaryNumbers(), e.vr().charAt(0) != 'F', unit);
            case "DS", "IS" -> addDecimals(name, DataSet.text(e, charset), e.vr().equals("IS"), unit);
            case "AE", "AS", "CS", "DA", "DT", "LO", "LT", "SH", "ST", "TM", "UC", "UI", "UR", "UT" -> {
                String text = DataSet.text(e, charset);
                if (!text.isEmpty()) {
                    out.text(name, text);
                    fields++;
                }
            }
            default -> {
                // OB, OW, UN and the like are not readable
            }
        }
    }

    private void addDecimals(String name, String text, boolean whole, String unit) {
        String[] parts = text.split("\\\\", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                if (!text.isEmpty()) {
                    out.text(name, text);
                    fields++;
                }
                return;
            }
        }
        addNumbers(name, numbers, whole, unit);
    }

    private void addNumbers(String name, double[] numbers, boolean whole, String unit) {
        if (numbers.length == 0 || numbers.length > MAX_NUMBERS) {
            return;
        }
        boolean longs = whole && Arrays.stream(numbers).allMatch(v -> v == Math.rint(v));
        long[] rounded = Arrays.stream(numbers).mapToLong(v -> (long) v).toArray();
        if (numbers.length == 1) {
            if (longs) {
                out.number(name, rounded[0], unit);
            } else {
                out.number(name, numbers[0], unit);
            }
        } else if (longs) {
            out.numbers(name, rounded, unit);
        } else {
            out.numbers(name, numbers, unit);
        }
        fields++;
    }
}
