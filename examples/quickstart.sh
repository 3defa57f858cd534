#!/bin/sh
# SPDX-License-Identifier: MIT
# From a fresh clone to the first tables: installs what is missing, builds, and
# runs the main job on the fictional interviews beside this script.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

.ci/install-packages.sh build
if [ ! -f build/release/build.ninja ]; then
  echo "Configuring ..."
  cmake --preset release -DTHEMATA_TESTS=OFF >/dev/null
fi
echo "Building (the first time takes a few minutes) ..."
cmake --build --preset release --target themata_program >build/quickstart.log 2>&1 || {
  tail -n 30 build/quickstart.log >&2
  exit 1
}
themata="$root/build/release/themata"

echo
echo "How often do officers talk about each theme? (all interviews together)"
echo "  themata themes examples/interviews --by none"
"$themata" themes examples/interviews --by none --format table
echo
echo "Do procedural and distributive talk occur in the same turns?"
echo "  themata cooccur examples/interviews"
"$themata" cooccur examples/interviews --format table --quiet
echo
echo "The program is $themata"
echo "What to type next:"
echo "  alias themata='$themata'"
echo "  themata inspect FOLDER          what it sees in your own files"
echo "  themata themes FOLDER           a row for each interview and theme"
echo "  themata kwic FOLDER --themes procedural.voice"
echo "  themata --help"
