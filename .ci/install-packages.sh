#!/bin/sh
# SPDX-License-Identifier: MIT
# install-packages.sh build|tests: installs what is missing on Debian 12.
set -eu
list="$(dirname "$0")/packages-debian.txt"
case "${1:-build}" in
  build) wanted=$(sed -e '/^tests:/,$d' -e '/^#/d' "$list") ;;
  tests) wanted=$(sed -e '/^tests:/d' -e '/^#/d' "$list") ;;
  *) echo "usage: $0 build|tests" >&2; exit 2 ;;
esac
# What an installed package provides is there too: some builds of nodejs bring npm and refuse Debian's.
provided=$(dpkg-query -W -f '${db:Status-Status}, ${Provides},\n' 2>/dev/null | sed -n 's/^installed, //p' || true)
missing=""
for package in $wanted; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] && continue
  echo "$provided" | grep -Eq "(^|, )$package( \([^)]*\))?," || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "This system has no apt-get. Install the equivalents of:$missing" >&2
  exit 2
fi
as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "These packages are missing, and installing them needs root or sudo:$missing" >&2
    exit 2
  }
  as_root=sudo
fi
echo "Installing from Debian's packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
