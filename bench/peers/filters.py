# SPDX-License-Identifier: Apache-2.0
"""Times one filter of SciPy, scikit-image or VTK on the volume that FilterBenchmark wrote.

Usage: filters.py RAW N CASE (Debian packages python3-scipy, python3-skimage, python3-vtk9)

RAW holds N³ 32-bit floats, x fastest. Prints one JSON object, {"name of the peer": [seconds, CPU seconds]}, the least of
up to three runs; a peer that is not installed is left out.
"""
import json
import sys
import time

import numpy as np

path, n, case = sys.argv[1], int(sys.argv[2]), sys.argv[3]
volume = np.fromfile(path, np.float32).reshape(n, n, n)
found = {}


def timed(name, run):
    best, cpu, spent = 1e9, 1e9, 0.0
    for _ in range(3):
        wall, process = time.perf_counter(), time.process_time()
        run()
        wall, process = time.perf_counter() - wall, time.process_time() - process
        best, cpu, spent = min(best, wall), min(cpu, process), spent + wall
        if spent > 4:
            break
    found[name] = [best, cpu]


def vtk_image():
    import vtk
    from vtk.util.numpy_support import numpy_to_vtk

    data = vtk.vtkImageData()
    data.SetDimensions(n, n, n)
    data.GetPointData().SetScalars(numpy_to_vtk(volume.ravel(), array_type=vtk.VTK_FLOAT))
    return vtk, data


def vtk_run(make):
    vtk, data = vtk_image()

    def run():
        f = make(vtk)
        f.SetInputData(data)
        f.Update()

    return run


def vtk_gaussian(sigma):
    def make(vtk):
        f = vtk.vtkImageGaussianSmooth()
        f.SetStandardDeviations(sigma, sigma, sigma)
        f.SetRadiusFactors(4, 4, 4)
        return f

    return make


def vtk_median(vtk):
    f = vtk.vtkImageMedian3D()
    f.SetKernelSize(3, 3, 3)
    return f


def scipy(name, run):
    try:
        from scipy import ndimage
    except ImportError:
        return
    timed("SciPy " + name, lambda: run(ndimage))


def skimage(name, run):
    try:
        from skimage import feature
    except ImportError:
        return
    timed("scikit-image " + name, lambda: run(feature))


def vtk(name, make):
    try:
        import vtk  # noqa: F401
    except ImportError:
        return
    timed("VTK " + name, vtk_run(make))


def hessian(feature):
    h = feature.hessian_matrix(volume, sigma=1, order="rc")
    feature.hessian_matrix_eigvals(h)


def tensor(feature):
    feature.structure_tensor_eigenvalues(feature.structure_tensor(volume, sigma=1, order="rc"))


if case.startswith("gaussian"):
    sigma = float(case.split()[1])
    scipy("gaussian_filter", lambda nd: nd.gaussian_filter(volume, sigma))
    vtk("GaussianSmooth", vtk_gaussian(sigma))
elif case.startswith("gradient"):
    scipy("gaussian_gradient_magnitude", lambda nd: nd.gaussian_gradient_magnitude(volume, 1))
elif case.startswith("median 3"):
    scipy("median_filter", lambda nd: nd.median_filter(volume, 3))
    vtk("Median3D", vtk_median)
elif case.startswith("minimum"):
    scipy("minimum_filter", lambda nd: nd.minimum_filter(volume, 7))
elif case.startswith("hessian"):
    skimage("hessian_matrix_eigvals", hessian)
elif case.startswith("structure"):
    skimage("structure_tensor_eigenvalues", tensor)
print(json.dumps(found))
