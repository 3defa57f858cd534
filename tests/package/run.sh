#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs the release build, links a five-line project against it, makes the
# .deb, unpacks it and runs the program that is in it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$root/build/release" --prefix "$work/installed"
"$work/installed/bin/themata" --version
# What a shell and man look for, in the places where they look.
has_desk() { # prefix
  local file
  for file in share/man/man1/themata.1 share/man/man1/themata-dict-check.1 \
    share/bash-completion/completions/themata share/zsh/site-functions/_themata \
    share/zsh/vendor-completions/_themata share/fish/vendor_completions.d/themata.fish; do
    [ -s "$1/$file" ] || { echo "no $file in $1"; exit 1; }
  done
}
has_desk "$work/installed"
cmake -S "$root/tests/package" -B "$work/user" -G Ninja -DCMAKE_PREFIX_PATH="$work/installed"
cmake --build "$work/user"
"$work/user/uses_themata"
(cd "$root/build/release" && cpack -B "$work/deb")
deb=$(ls "$work"/deb/*.deb)
dpkg-deb --info "$deb"
dpkg-deb --extract "$deb" "$work/unpacked"
has_desk "$work/unpacked/usr"
echo "We laid charges." | "$work/unpacked/usr/bin/themata" themes - --by none
if [ "$(id -u)" = 0 ] && [ "${CI:-}" = true ]; then
  apt-get install -y -qq "$deb" >/dev/null
  themata --version
  apt-get remove -y -qq themata >/dev/null
fi
