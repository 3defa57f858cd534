#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The report page in a real browser: Debian's chromium, driven by playwright-core. First the page
# with invented data, then, where the program is built, what `themata report` writes.
# Exit 77: not run, for want of a tool that the last line names.
set -uo pipefail
cd "$(dirname "$0")"
for tool in node npm chromium; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
[ -f "${THEMATA_VEGA_DIR:-/usr/share/javascript/vega}/vega-view.min.js" ] ||
  { echo "skipped: Debian's libjs-vega is not installed"; exit 77; }
installed() { cmp -s package-lock.json node_modules/.locked; }
if ! installed; then
  npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1 ||
    { echo "skipped: npm ci could not fetch playwright-core and axe-core"; exit 77; }
  cp package-lock.json node_modules/.locked
fi
exec node report.test.mjs
