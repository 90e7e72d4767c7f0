# SPDX-License-Identifier: Apache-2.0
"""Times VTK's two volume ray casters on the scenes that RayCastBenchmark wrote.

Usage: vtk_raycast.py FOLDER (needs a display: xvfb-run; Debian package python3-vtk9)

FOLDER/scenes.json: {"width", "height", "eye", "target", "up", "fovYDeg", "unit", "step", "scenes": [{"name",
"files": [raw u8, x fastest], "size": [nx, ny, nz], "points": [[value, r, g, b, a], ...], "shaded"}]}. Coordinates are voxels.
Prints one JSON object: [milliseconds, milliseconds of all cores together] per frame by "scene mapper", each the least of
nine frames after two to warm up (three for several volumes).
"""
import json
import os
import sys
import time

import numpy as np
import vtk
from vtk.util.numpy_support import numpy_to_vtk

folder = sys.argv[1]
with open(os.path.join(folder, "scenes.json"), encoding="utf-8") as f:
    setup = json.load(f)


def image(path, size):
    """The voxels of a raw file as VTK's image; the array must be kept alive."""
    voxels = np.fromfile(path, np.uint8)
    data = vtk.vtkImageData()
    data.SetDimensions(*size)
    data.GetPointData().SetScalars(numpy_to_vtk(voxels, array_type=vtk.VTK_UNSIGNED_CHAR))
    return data, voxels


def properties(scene):
    colour, opacity = vtk.vtkColorTransferFunction(), vtk.vtkPiecewiseFunction()
    for value, r, g, b, a in scene["points"]:
        colour.AddRGBPoint(value, r, g, b)
        opacity.AddPoint(value, a)
    p = vtk.vtkVolumeProperty()
    p.SetColor(colour)
    p.SetScalarOpacity(opacity)
    p.SetScalarOpacityUnitDistance(setup["unit"])
    p.SetInterpolationTypeToLinear()
    p.SetShade(bool(scene["shaded"]))
    p.SetAmbient(0.22)
    p.SetDiffuse(0.86)
    p.SetSpecular(0.28)
    p.SetSpecularPower(32)
    return p


def mapper_of(kind):
    if kind == "gpu":
        m = vtk.vtkGPUVolumeRayCastMapper()
        m.UseJitteringOff()
    else:
        m = vtk.vtkFixedPointVolumeRayCastMapper()
        m.SetInteractiveSampleDistance(setup["step"])
    m.SetAutoAdjustSampleDistances(0)
    m.SetImageSampleDistance(1.0)
    m.LockSampleDistanceToInputSpacingOff()
    m.SetSampleDistance(setup["step"])
    return m


def window_of(renderer):
    window = vtk.vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetMultiSamples(0)
    window.SetSize(setup["width"], setup["height"])
    window.AddRenderer(renderer)
    camera = renderer.GetActiveCamera()
    camera.SetPosition(*setup["eye"])
    camera.SetFocalPoint(*setup["target"])
    camera.SetViewUp(*setup["up"])
    camera.SetViewAngle(setup["fovYDeg"])
    renderer.ResetCameraClippingRange()
    return window


def milliseconds(renderer, window, name, frames):
    best = [float("inf"), float("inf")]
    pixels = vtk.vtkUnsignedCharArray()
    for i in range(frames + 2):
        renderer.GetActiveCamera().Modified()
        start = (time.perf_counter(), time.process_time())
        window.Render()
        window.GetPixelData(0, 0, setup["width"] - 1, setup["height"] - 1, 1, pixels, 0)
        spent = (time.perf_counter() - start[0], time.process_time() - start[1])
        if i >= 2:
            best = [min(b, 1000 * s) for b, s in zip(best, spent)]
    shot = vtk.vtkWindowToImageFilter()
    shot.SetInput(window)
    shot.ReadFrontBufferOff()
    writer = vtk.vtkPNGWriter()
    writer.SetFileName(os.path.join(folder, "vtk " + name + ".png"))
    writer.SetInputConnection(shot.GetOutputPort())
    writer.Write()
    return best


def single(scene, kind):
    data, keep = image(os.path.join(folder, scene["files"][0]), scene["size"])
    mapper = mapper_of(kind)
    mapper.SetInputData(data)
    volume = vtk.vtkVolume()
    volume.SetMapper(mapper)
    volume.SetProperty(properties(scene))
    renderer = vtk.vtkRenderer()
    renderer.AddVolume(volume)
    return milliseconds(renderer, window_of(renderer), scene["name"] + " " + kind, 9), keep is None


def several(scene):
    mapper = mapper_of("gpu")
    together = vtk.vtkMultiVolume()
    together.SetMapper(mapper)
    keep = []
    for port, file in enumerate(scene["files"]):
        data, voxels = image(os.path.join(folder, file), scene["size"])
        keep.append(voxels)
        mapper.SetInputDataObject(port, data)
        volume = vtk.vtkVolume()
        volume.SetProperty(properties(scene))
        together.SetVolume(volume, port)
    renderer = vtk.vtkRenderer()
    renderer.AddVolume(together)
    return milliseconds(renderer, window_of(renderer), scene["name"] + " multi", 3), not keep


results = {}
for s in setup["scenes"]:
    if len(s["files"]) == 1:
        for k in ("gpu", "cpu"):
            results[s["name"] + " " + k] = single(s, k)[0]
    else:
        results[s["name"] + " multi"] = several(s)[0]
print(json.dumps(results))
