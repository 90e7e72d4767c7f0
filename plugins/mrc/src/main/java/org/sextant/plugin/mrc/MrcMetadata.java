// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.sextant.volume.data.Metadata;

/** Lists every field of the header under the name that the specification gives it. */
final class MrcMetadata {
    private final MrcHeader h;
    private final Metadata.Builder out = Metadata.builder();

    MrcMetadata(MrcHeader h) {
        this.h = h;
    }

    MrcMetadata fields(MrcMode mode) {
        integers("NX", 1).integers("NY", 2).integers("NZ", 3).integers("MODE", 4);
        if (!mode.reason().isEmpty()) {
            out.text("byteSign", mode.reason());
        }
        integers("NSTART", 5, 3).integers("M", 8, 3);
        reals("CELLA", 11, 3, "A").reals("CELLB", 14, 3, "deg");
        integers("MAPCRS", 17, 3);
        reals("DMIN", 20, 1, "")
                .reals("DMAX", 21, 1, "")
                .reals("DMEAN", 22, 1, "")
                .reals("RMS", 55, 1, "");
        integers("ISPG", 23).integers("NSYMBT", 24);
        out.text("EXTTYP", h.extendedType());
        integers("NVERSION", 28);
        reals("ORIGIN", 50, 3, "A");
        out.text("MAP", h.text(208, 4));
        out.text("byteOrder", h.order() == ByteOrder.LITTLE_ENDIAN ? "little" : "big");
        out.text("byteOrderReason", h.orderReason());
        if (h.writtenByImod()) {
            integers("imodStamp", 39).integers("imodFlags", 40);
        }
        List<String> labels = h.labels();
        out.number("NLABL", h.word(56), "");
        for (int i = 0; i < labels.size(); i++) {
            out.text("LABEL/" + (i + 1), labels.get(i));
        }
        return this;
    }

    MrcMetadata extended(ExtendedHeader e) throws IOException {
        e.symmetry().ifPresent(s -> out.text("symmetry", s));
        e.feiPixelM().ifPresent(p -> out.numbers("FEI/pixelSize", p, "m"));
        if (e.serial()) {
            out.number("SERI/bytesPerSection", h.shortAt(128), "");
            out.number("SERI/flags", h.shortAt(130), "");
        }
        if (e.fei() && h.version() == 20140 && !h.writtenByImod()) {
            out.text("rowOrderNote", "early FEI files of version 20140 may hold rows from top to bottom");
        }
        return this;
    }

    /** @param views whether the sections are views, so that only the pixel has a size */
    MrcMetadata place(MrcPlace p, boolean views) {
        if (views) {
            p.voxelUm().ifPresent(um -> out.number("pixelSizeX", um.x, "um").number("pixelSizeY", um.y, "um"));
        }
        p.unknownBecause().ifPresent(why -> out.text("voxelSizeUnknown", why));
        p.originNote().ifPresent(why -> out.text("originNote", why));
        if (p.originSign() < 0) {
            out.text("originNote", "ORIGIN counts against the axes, as IMOD did before MRC2014");
        }
        return this;
    }

    MrcMetadata angles(Angles a) {
        if (a.found()) {
            out.numbers(Metadata.ANGLES, a.degrees(), "deg");
            out.text("anglesSource", a.source());
        }
        if (!a.ignored().isEmpty()) {
            out.text("anglesIgnored", String.join("; ", a.ignored()));
        }
        return this;
    }

    MrcMetadata trailing(long bytes) {
        if (bytes > 0) {
            out.number("bytesAfterVoxels", bytes, "");
        }
        return this;
    }

    Metadata build() {
        return out.build();
    }

    private MrcMetadata integers(String name, int word) {
        out.number(name, h.word(word), "");
        return this;
    }

    private MrcMetadata integers(String name, int word, int n) {
        long[] v = new long[n];
        for (int i = 0; i < n; i++) {
            v[i] = h.word(word + i);
        }
        out.numbers(name, v, "");
        return this;
    }

    private MrcMetadata reals(String name, int word, int n, String unit) {
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = h.real(word + i);
        }
        if (n == 1) {
            out.number(name, v[0], unit);
        } else {
            out.numbers(name, v, unit);
        }
        return this;
    }
}
