#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the sample project in the folder given, by default sextant-demo.
set -eu
sextant=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)/sextant
out=${1:-sextant-demo}
"$sextant" demo "$out" --seed 1
"$sextant" info "$out/scans/nano.ome.zarr" --stats
"$sextant" project locate "$out/sample.sextant" --in et --at 10nm,0nm,-5nm
"$sextant" verify "$out/sample.sextant"
