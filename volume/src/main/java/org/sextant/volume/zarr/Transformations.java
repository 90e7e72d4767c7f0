// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.Arrays;
import java.util.List;

/**
 * Parser of {@code coordinateTransformations}: OME-NGFF 0.4 and 0.5 (scale, translation), 0.6 / RFC-5 (identity, scale,
 * translation, rotation, affine, mapAxis, sequence, byDimension, bijection). What is not affine is refused in words.
 */
final class Transformations {
    private static final int MAX_DEPTH = 32;

    private Transformations() {}

    /** The transformations of a list, one after the other. */
    static NdAffine sequence(List<Json> list, List<String> inputAxes) {
        return sequence(list, inputAxes, inputAxes, 0);
    }

    private static NdAffine sequence(List<Json> list, List<String> in, List<String> out, int depth) {
        NdAffine all = NdAffine.identity(in.size());
        for (Json t : list) {
            all = all.then(parse(t, all.outputs() == in.size() ? in : out, out, depth + 1));
        }
        return all;
    }

    /** One transformation between axes of these names. */
    static NdAffine parse(Json t, List<String> in, List<String> out) {
        return parse(t, in, out, 0);
    }

    private static NdAffine parse(Json t, List<String> in, List<String> out, int depth) {
        if (depth > MAX_DEPTH) {
            throw t.problem("transformations are nested more than " + MAX_DEPTH + " deep");
        }
        String type = t.at("type").text();
        if (t.has("path")) {
            throw t.problem(
                    "the parameters of this " + type + " lie in the array '"
                            + t.at("path").node().asText() + "', which is not supported",
                    "Write its numbers into the metadata, or give the voxel size with --voxel to a plain array path");
        }
        int n = in.size();
        NdAffine a = switch (type) {
            case "identity" -> NdAffine.identity(n);
            case "scale" -> NdAffine.scale(nonZero(t.at("scale"), n));
            case "translation" -> NdAffine.translation(vector(t.at("translation"), n));
            case "rotation" -> NdAffine.linear(matrix(t.at("rotation"), n, n));
            case "affine" -> new NdAffine(matrix(t.at("affine"), n + 1, -1));
            case "mapAxis" -> mapAxis(t.at("mapAxis"), in, out);
            case "sequence" -> sequence(t.at("transformations").list(), in, out, depth);
            case "bijection" -> parse(t.at("forward"), in, out, depth + 1);
            case "byDimension" -> byDimension(t.at("transformations"), in, out, depth);
            default ->
                throw t.at("type")
                        .problem(
                                "coordinate transformations of type '" + type + "' are not supported",
                                "Use scale, translation, rotation, affine, mapAxis or sequence");
        };
        if (a.inputs() != n) {
            throw t.problem("this " + type + " takes " + a.inputs() + " coordinates, there are " + n);
        }
        return a;
    }

    private static double[] vector(Json list, int n) {
        double[] v = list.numbers();
        if (v.length != n) {
            throw list.problem("has " + v.length + " numbers for " + n + " axes");
        }
        return v;
    }

    private static double[] nonZero(Json list, int n) {
        double[] v = vector(list, n);
        if (Arrays.stream(v).anyMatch(s -> s == 0)) {
            throw list.problem("a scale of 0 gives the voxels no size: " + Arrays.toString(v));
        }
        return v;
    }

    /** Rows of a matrix, nested or, as drafts had it, flat; an affine matrix has one more column than inputs. */
    private static double[][] matrix(Json json, int columns, int square) {
        List<Json> list = json.list();
        boolean flat = !list.isEmpty() && list.get(0).node().isNumber();
        int count = flat ? list.size() / columns : list.size();
        double[][] rows = new double[count][];
        for (int r = 0; r < count; r++) {
            rows[r] = flat
                    ? list.subList(r * columns, (r + 1) * columns).stream()
                            .mapToDouble(Json::number)
                            .toArray()
                    : list.get(r).numbers();
            if (rows[r].length != columns) {
                throw json.problem(
                        "row " + r + " of the matrix has " + rows[r].length + " numbers instead of " + columns);
            }
        }
        if (count == 0 || flat && list.size() != count * columns || square > 0 && count != square) {
            throw json.problem("a matrix of " + columns + " columns cannot be made of " + list.size() + " entries");
        }
        return rows;
    }

    /** Output axis i is input axis mapAxis[i]; drafts wrote it as names, {@code {"x": "i"}} for x = i. */
    private static NdAffine mapAxis(Json map, List<String> in, List<String> out) {
        double[][] m = new double[in.size()][in.size() + 1];
        if (map.node().isArray()) {
            int[] order = ArrayShape.permutation(map, in.size());
            for (int i = 0; i < order.length; i++) {
                m[i][order[i]] = 1;
            }
            return new NdAffine(m);
        }
        if (out.size() != in.size()) {
            throw map.problem("maps " + in.size() + " axes to " + out.size());
        }
        for (int i = 0; i < out.size(); i++) {
            int from = in.indexOf(map.at(out.get(i)).text());
            if (from < 0) {
                throw map.at(out.get(i)).wrong("one of the axes " + in);
            }
            m[i][from] = 1;
        }
        return new NdAffine(m);
    }

    private static NdAffine byDimension(Json parts, List<String> in, List<String> out, int depth) {
        double[][] m = new double[out.size()][in.size() + 1];
        for (Json part : parts.list()) {
            int[] from = axes(part.at("inputAxes"), in.size());
            int[] to = axes(part.at("outputAxes"), out.size());
            NdAffine a = parse(
                    part.at("transformation"),
                    Arrays.stream(from).mapToObj(in::get).toList(),
                    Arrays.stream(to).mapToObj(out::get).toList(),
                    depth + 1);
            if (a.outputs() != to.length) {
                throw part.problem("gives " + a.outputs() + " coordinates for " + to.length + " axes");
            }
            for (int r = 0; r < to.length; r++) {
                for (int c = 0; c < from.length; c++) {
                    m[to[r]][from[c]] = a.rows()[r][c];
                }
                m[to[r]][in.size()] = a.rows()[r][from.length];
            }
        }
        return new NdAffine(m);
    }

    private static int[] axes(Json list, int n) {
        return Arrays.stream(list.wholes(0, n - 1L)).mapToInt(a -> (int) a).toArray();
    }
}
