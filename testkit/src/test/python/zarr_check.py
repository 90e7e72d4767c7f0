# SPDX-License-Identifier: Apache-2.0
"""zarr-python as a second writer and reader of Zarr v2.

    zarr_check.py write FOLDER     one array for each codec and type, named CODEC-TYPE
    zarr_check.py read ARRAY...    checks arrays that others wrote

The value at x, y, z is (7 x + 131 y + 1009 z) in the type's arithmetic, for floats a quarter of it.
"""
import sys

import numcodecs
import numpy
import zarr

SHAPE = (5, 41, 73)
CHUNKS = (3, 24, 40)


def values(dtype, shape):
    z, y, x = numpy.indices(shape)
    raw = 7 * x + 131 * y + 1009 * z
    return (raw / 4).astype(dtype) if dtype.kind == "f" else raw.astype(dtype)


def codecs():
    yield "none", None
    yield "gzip", numcodecs.GZip(level=4)
    yield "zlib", numcodecs.Zlib(level=4)
    yield "zstd", numcodecs.Zstd(level=3)
    for name in ("blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd"):
        for shuffle in (0, 1, 2):
            for level, block in ((5, 0), (9, 1280), (1, 1000), (0, 0)):
                yield f"blosc_{name}_{shuffle}_{level}_{block}", numcodecs.Blosc(
                    cname=name, clevel=level, shuffle=shuffle, blocksize=block
                )


def write(folder):
    for name, codec in codecs():
        for dtype in ("|u1", "|i1", "<u2", ">u2", "<i2", "<u4", ">i4", "<f2", "<f4", ">f8"):
            plain = name in ("none", "gzip", "zlib", "zstd")
            if not plain and dtype not in ("|u1", "<u2", "<f4", ">f8"):
                continue
            data = values(numpy.dtype(dtype), SHAPE)
            array = zarr.open_array(
                f"{folder}/{name}-{numpy.dtype(dtype).kind}{8 * numpy.dtype(dtype).itemsize}-{dtype[0] == '>'}",
                mode="w",
                shape=SHAPE,
                chunks=CHUNKS,
                dtype=dtype,
                compressor=codec,
                order="F" if dtype == ">u2" else "C",
                dimension_separator="/" if plain else ".",
            )
            array[:] = data


def read(paths):
    for path in paths:
        array = zarr.open_array(path, mode="r")
        data = array[:]
        if not numpy.array_equal(data, values(array.dtype, array.shape)):
            sys.exit(f"{path}: wrong values")
        print(path, array.dtype, array.shape, array.compressor)


if __name__ == "__main__":
    write(sys.argv[2]) if sys.argv[1] == "write" else read(sys.argv[2:])
