#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample files of this folder with h5py (3.7, HDF5 1.10). Run it here; the files are kept in the repository.

Values are those of Voxels.distinct: they differ between neighbours along every axis and reach both ends of the type.
"""
import h5py
import numpy as np

SHAPE = (5, 13, 21)  # z, y, x


def distinct(kind, shape=SHAPE):
    z, y, x = np.meshgrid(*[np.arange(n, dtype=np.int64) for n in shape], indexing="ij")
    h = x * 7 + y * 131 + z * 1009 + x * y * 3 + y * z * 5
    if kind == "u1":
        v, ends = (h & 0xFF).astype("u1"), (0, 255)
    elif kind == "i2":
        v, ends = (h * 37).astype("i2"), (-32768, 32767)
    elif kind == "u2":
        v, ends = (h * 37 & 0xFFFF).astype("u2"), (0, 65535)
    elif kind == "u4":
        v, ends = (h.astype("u8") * np.uint64(2654435761) & np.uint64(0xFFFFFFFF)).astype("u4"), (0, 4294967295)
    elif kind == "f2":
        v, ends = ((h % 2048) / 8.0 - 100).astype("f2"), (-1.5, 60000)
    elif kind == "f4":
        v, ends = (h * 0.37 - 1000).astype("f4"), (-1.5, 60000)
    else:
        v, ends = h * 0.37 - 1000, (-1.5, 60000)
    v[0, 0, 0], v[0, 0, 1] = ends
    return v


def data_exchange():
    with h5py.File("exchange.h5", "w") as f:
        f["implements"] = "exchange:measurement"
        d = f.create_dataset("exchange/data", data=distinct("f4"))
        d.attrs["units"] = "counts"
        f["exchange/data_white"] = distinct("f4", (2, 13, 21))
        f["exchange/data_dark"] = distinct("u2", (2, 13, 21))
        t = f.create_dataset("exchange/theta", data=np.linspace(0, np.pi, 5))
        t.attrs["units"] = "rad"
        f["measurement/instrument/monochromator/energy"] = 19.26
        f["measurement/instrument/monochromator/energy"].attrs["units"] = "keV"


def packed():
    with h5py.File("gzip.h5", "w", userblock_size=512) as f:
        f.create_dataset("volume", data=distinct("u2").astype(">u2"), chunks=(2, 8, 8), compression="gzip", shuffle=True)
    with h5py.File("lzf.h5", "w", libver="latest") as f:
        f.create_dataset("volume", data=distinct("i2"), chunks=(2, 8, 8), compression="lzf", shuffle=True, fletcher32=True)
    with h5py.File("growing.h5", "w", libver="latest") as f:
        f.create_dataset("volume", data=distinct("u4"), chunks=(1, 8, 8), maxshape=(None, 13, 21), compression="gzip")
    with h5py.File("tree.h5", "w", libver="latest") as f:
        f.create_dataset("volume", data=distinct("f8"), chunks=(1, 8, 21), maxshape=(None, None, None))
    with h5py.File("single.h5", "w", libver="latest") as f:
        f.create_dataset("volume", data=distinct("f4"), chunks=SHAPE, compression="gzip")
    with h5py.File("missing.h5", "w") as f:
        d = f.create_dataset("volume", SHAPE, "i2", chunks=(1, 8, 8), fillvalue=-7)
        d[1:3, 0:8, 0:8] = distinct("i2")[1:3, 0:8, 0:8]


def scaled():
    with h5py.File("scaleoffset.h5", "w") as f:
        small = distinct("i2") // 64  # 10 bits
        f.create_dataset("i2", data=small, chunks=(1, 8, 8), scaleoffset=0, compression="gzip")
        f.create_dataset("u4big", data=(distinct("u4") >> 7).astype(">u4"), chunks=(2, 8, 8), scaleoffset=0)
        f.create_dataset("full", data=distinct("u2").astype(">u2"), chunks=(5, 13, 21), scaleoffset=0)
        f.create_dataset("same", data=np.full(SHAPE, 42, "i4"), chunks=(1, 8, 8), scaleoffset=0)
        f.create_dataset("f4", data=distinct("f4"), chunks=(2, 8, 8), scaleoffset=2)
        f.create_dataset("f8", data=distinct("f8"), chunks=(2, 8, 8), scaleoffset=2)
        f["f4plain"] = f["f4"][...]
        f["f8plain"] = f["f8"][...]


def indexes():
    """Every index of chunks with chunks missing, and axes that may still grow; beside each what the library reads."""
    with h5py.File("indexes.h5", "w", libver="latest") as f:
        v = distinct("u2")
        for name, most in {
            "fixed": SHAPE,
            "fixed_larger": (20, 40, 70),
            "extensible": (None, 13, 21),
            "extensible_larger": (None, 30, 50),
            "extensible_y": (9, None, 30),
            "extensible_x": (9, 30, None),
            "tree": (None, None, 21),
        }.items():
            for packing in (None, "gzip"):
                d = f.create_dataset(
                    name + (packing or ""), SHAPE, "u2", chunks=(1, 8, 8), maxshape=most, compression=packing, fillvalue=9
                )
                d[::2, 8:13, 0:8] = v[::2, 8:13, 0:8]
                d[4] = v[4]
        shape = (3000, 1, 2)
        d = f.create_dataset("paged", shape, "u1", chunks=(1, 1, 2), fillvalue=3)
        d[2500:2510] = 7
        for name in list(f):
            f["plain/" + name] = f[name][...]


def implicit():
    with h5py.File("implicit.h5", "w", libver="latest") as f:
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_chunk((1, 8, 8))
        plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        space = h5py.h5s.create_simple(SHAPE)
        h5py.h5d.create(f.id, b"volume", h5py.h5t.NATIVE_UINT8, space, plist)
        f["volume"][...] = distinct("u1")


def compact():
    with h5py.File("compact.h5", "w") as f:
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_layout(h5py.h5d.COMPACT)
        space = h5py.h5s.create_simple(SHAPE)
        h5py.h5d.create(f.id, b"volume", h5py.h5t.IEEE_F16LE, space, plist)
        f["volume"][...] = distinct("f2")


def odd_types():
    with h5py.File("types.h5", "w") as f:
        f["bool"] = distinct("u1") > 127
        f["i64"] = distinct("i2").astype(">i8")
        f["u64"] = np.full(SHAPE, 2**60 + 1, "u8")
        f["text"] = np.array([["a", "b"], ["c", "d"]], dtype="S3")
        f["five"] = np.stack([np.stack([distinct("u2") + 10 * c + t for c in range(2)]) for t in range(3)])
        f["six"] = np.zeros((1, 1, 1, 2, 2, 2), "u1")
        f["plane"] = distinct("u1")[2]


def nxtomo():
    with h5py.File("frames.h5", "w") as f:
        f.create_dataset("raw/frames", data=distinct("u2"), chunks=(1, 13, 21), compression="gzip")
    with h5py.File("scan.nxs", "w", libver="latest") as f:
        e = f.create_group("entry")
        e.attrs["NX_class"] = "NXentry"
        e["definition"] = "NXtomo"
        det = e.create_group("instrument/detector")
        det["data"] = h5py.ExternalLink("frames.h5", "/raw/frames")
        det["image_key"] = np.array([2, 1, 0, 0, 1], "i4")
        det["image_key_control"] = np.array([2, 1, 0, -1, 1], "i4")
        for axis in "xy":
            det[axis + "_pixel_size"] = 6.5e-6
            det[axis + "_pixel_size"].attrs["units"] = "m"
        det["distance"] = 0.12
        det["distance"].attrs["units"] = "m"
        e["sample/rotation_angle"] = np.array([0, 0, 10, 20.5, 0])
        e["sample/rotation_angle"].attrs["units"] = "deg"
        e["sample/broken"] = h5py.ExternalLink("nowhere.h5", "/x")
        nx = e.create_group("data")
        nx.attrs["NX_class"] = "NXdata"
        nx["data"] = h5py.SoftLink("/entry/instrument/detector/data")
        nx["image_key"] = h5py.SoftLink("/entry/instrument/detector/image_key")
        nx["rotation_angle"] = h5py.SoftLink("/entry/sample/rotation_angle")
        e["loop"] = h5py.SoftLink("loop")


XML = """<?xml version="1.0" encoding="UTF-8"?>
<SpimData version="0.2">
  <BasePath type="relative">.</BasePath>
  <SequenceDescription>
    <ImageLoader format="bdv.hdf5"><hdf5 type="relative">cells.h5</hdf5></ImageLoader>
    <ViewSetups>
      <ViewSetup><id>0</id><name>left</name><size>21 13 5</size>
        <voxelSize><unit>nm</unit><size>500 500 2000</size></voxelSize></ViewSetup>
      <ViewSetup><id>1</id><name>right</name><size>21 13 5</size>
        <voxelSize><unit>nm</unit><size>500 500 2000</size></voxelSize></ViewSetup>
    </ViewSetups>
    <Timepoints type="range"><first>0</first><last>1</last></Timepoints>
  </SequenceDescription>
  <ViewRegistrations>
    <ViewRegistration timepoint="0" setup="0">
      <ViewTransform type="affine"><affine>1 0 0 10 0 1 0 20 0 0 1 30</affine></ViewTransform>
      <ViewTransform type="affine"><affine>500 0 0 0 0 500 0 0 0 0 2000 0</affine></ViewTransform>
    </ViewRegistration>
    <ViewRegistration timepoint="1" setup="1">
      <ViewTransform type="affine"><affine>0 -1 0 0 1 0 0 0 0 0 1 0</affine></ViewTransform>
      <ViewTransform type="affine"><affine>500 0 0 0 0 500 0 0 0 0 2000 0</affine></ViewTransform>
    </ViewRegistration>
  </ViewRegistrations>
</SpimData>
"""


def bdv():
    with open("cells.xml", "w") as x:
        x.write(XML)
    with h5py.File("cells.h5", "w") as f:
        for s in range(2):
            f["s%02d/resolutions" % s] = np.array([[1, 1, 1], [2, 2, 1]], "f8")
            f["s%02d/subdivisions" % s] = np.array([[8, 8, 2], [8, 8, 2]], "i4")
            for t in range(2):
                v = (distinct("u2") + np.uint16(100 * (2 * t + s))).view("i2")
                g = "t%05d/s%02d/" % (t, s)
                f.create_dataset(g + "0/cells", data=v, chunks=(2, 8, 8), compression="gzip")
                f.create_dataset(g + "1/cells", data=v[:, ::2, ::2], chunks=(2, 7, 8), compression="gzip")


if __name__ == "__main__":
    data_exchange()
    packed()
    scaled()
    indexes()
    implicit()
    compact()
    odd_types()
    nxtomo()
    bdv()
