# SPDX-License-Identifier: Apache-2.0
"""Milliseconds [clock, all cores] of 26-connected labels: scipy_label.py MASK.raw EDGE, JSON on stdout."""
import json
import sys
import time

import numpy as np
import scipy.ndimage
import skimage.measure


def least(work, runs=2):
    best = [1e12, 1e12]
    for _ in range(runs):
        cores, clock = time.process_time(), time.perf_counter()
        work()
        best = [min(best[0], 1e3 * (time.perf_counter() - clock)), min(best[1], 1e3 * (time.process_time() - cores))]
    return best


edge = int(sys.argv[2])
mask = np.fromfile(sys.argv[1], np.uint8).reshape(edge, edge, edge)
json.dump(
    {
        "SciPy": least(lambda: scipy.ndimage.label(mask, np.ones((3, 3, 3)))),
        "scikit-image": least(lambda: skimage.measure.label(mask, connectivity=3)),
    },
    sys.stdout,
)
