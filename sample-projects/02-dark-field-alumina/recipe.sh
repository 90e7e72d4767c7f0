#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the sample project in the folder given, by default sextant-alumina.
set -eu
sextant=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)/sextant
out=${1:-sextant-alumina}
"$sextant" twin "$out" --size small --sample alumina --seed 1
"$sextant" project show "$out/alumina/alumina.sextant"
