// SPDX-License-Identifier: Apache-2.0
// zarrita as a second writer and reader of Zarr v3.
//
//     node check.mjs write FOLDER     one array for each codec and type, named CODEC-TYPE
//     node check.mjs read ARRAY...    checks arrays that others wrote
//
// The value at x, y, z is (7 x + 131 y + 1009 z) in the type's arithmetic, for floats a quarter of it.
import * as zarr from "zarrita";
import FileSystemStore from "@zarrita/storage/fs";

const SHAPE = [5, 41, 73];
const CHUNKS = [3, 24, 40];
const TYPES = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};

function values(dtype, [nz, ny, nx]) {
  const data = new TYPES[dtype](nz * ny * nx);
  let i = 0;
  for (let z = 0; z < nz; z++)
    for (let y = 0; y < ny; y++)
      for (let x = 0; x < nx; x++) {
        const raw = 7 * x + 131 * y + 1009 * z;
        data[i++] = dtype.startsWith("float") ? raw / 4 : raw;
      }
  return data;
}

function codecs(size) {
  const bytes = (endian) => ({ name: "bytes", configuration: size > 1 ? { endian } : {} });
  const blosc = (cname, shuffle) => ({
    name: "blosc",
    configuration: { cname, clevel: 5, shuffle, typesize: size, blocksize: 0 },
  });
  return {
    none: [bytes("little")],
    big: [bytes("big")],
    transposed: [{ name: "transpose", configuration: { order: [2, 0, 1] } }, bytes("little")],
    zstd: [bytes("little"), { name: "zstd", configuration: { level: 3, checksum: false } }],
    lz4: [bytes("little"), blosc("lz4", size > 1 ? "shuffle" : "noshuffle")],
    blosczstd: [bytes("big"), blosc("zstd", "bitshuffle")],
  };
}

async function write(folder) {
  for (const dtype of Object.keys(TYPES)) {
    const data = values(dtype, SHAPE);
    for (const [name, chain] of Object.entries(codecs(TYPES[dtype].BYTES_PER_ELEMENT))) {
      const root = zarr.root(new FileSystemStore(`${folder}/${name}-${dtype}`));
      const array = await zarr.create(root, { shape: SHAPE, chunkShape: CHUNKS, dtype, codecs: chain, fillValue: 0 });
      await zarr.set(array, null, { data, shape: SHAPE, stride: [SHAPE[1] * SHAPE[2], SHAPE[2], 1] });
    }
  }
}

async function read(paths) {
  for (const path of paths) {
    const array = await zarr.open.v3(zarr.root(new FileSystemStore(path)), { kind: "array" });
    const got = await zarr.get(array, null);
    const want = values(array.dtype, array.shape);
    const [nz, ny, nx] = array.shape;
    for (let i = 0; i < want.length; i++) {
      const at = [Math.floor(i / (nx * ny)), Math.floor(i / nx) % ny, i % nx];
      const value = got.data[at.reduce((sum, index, axis) => sum + index * got.stride[axis], 0)];
      if (value !== want[i]) throw new Error(`${path}: value ${at} of ${nz},${ny},${nx} is ${value}, not ${want[i]}`);
    }
    console.log(path, array.dtype, array.shape.join(","));
  }
}

const [mode, ...rest] = process.argv.slice(2);
await (mode === "write" ? write(rest[0]) : read(rest));
