# SPDX-License-Identifier: Apache-2.0
"""Times scikit-image and SciPy on the label volume that ObjectBenchmark wrote.

Usage: object_table.py FILE EDGE REPEATS (Debian packages python3-skimage, python3-scipy)

FILE holds EDGE^3 32-bit labels, x fastest. Prints one JSON object: [seconds, seconds of all cores together, sum of all
volumes, sum of all centroids along x] by peer, the times each the least of REPEATS.
"""
import json
import sys
import time

import numpy as np
from scipy import ndimage
from skimage.measure import regionprops_table

path, edge, repeats = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
labels = np.fromfile(path, np.int32).reshape(edge, edge, edge)


def skimage():
    t = regionprops_table(labels, properties=("area", "centroid", "bbox", "equivalent_diameter_area"))
    return t["area"].sum(), t["centroid-2"].sum()


def scipy():
    boxes = ndimage.find_objects(labels)
    index = [i + 1 for i, b in enumerate(boxes) if b is not None]
    ones = np.ones(labels.shape, np.uint8)
    volume = ndimage.sum_labels(ones, labels, index)
    centre = ndimage.center_of_mass(ones, labels, index)
    return volume.sum(), sum(c[2] for c in centre)


out = {}
for name, f in (("scikit-image", skimage), ("SciPy", scipy)):
    wall = core = float("inf")
    for _ in range(repeats):
        w, c = time.perf_counter(), time.process_time()
        volume, centre = f()
        wall, core = min(wall, time.perf_counter() - w), min(core, time.process_time() - c)
    out[name] = [wall, core, float(volume), float(centre)]
print(json.dumps(out))
