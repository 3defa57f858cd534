#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A bar chart of theme rates, from themata's CSV. Python's standard library only.

    themata themes interviews/ --format csv | python3 examples/plot_themes.py -
    python3 examples/plot_themes.py [--svg FILE] [FOLDER]

Without `-` it runs `themata themes FOLDER` itself ($THEMATA names the program).
Rates of groups are added up by their hits and words, never averaged.
"""

import argparse
import csv
import io
import os
import pathlib
import shutil
import subprocess
import sys
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
BAR = 40  # characters of the longest bar


def program():
    named = os.environ.get("THEMATA") or shutil.which("themata")
    return named or str(ROOT / "build" / "release" / "themata")


def run_themata(folder):
    command = [program(), "themes", folder, "--format", "csv", "--quiet"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def rates(text):
    """[(theme, hits per 1,000 words)], in the table's own order."""
    hits, words = {}, {}
    for row in csv.DictReader(io.StringIO(text)):
        theme = row["theme"]
        hits[theme] = hits.get(theme, 0) + int(row["hits"])
        words[theme] = words.get(theme, 0) + int(row["tokens"])
    return [(theme, 1000 * hits[theme] / words[theme] if words[theme] else 0.0) for theme in hits]


def bars(table):
    width = max(len(theme) for theme, _ in table)
    most = max(rate for _, rate in table) or 1.0
    for theme, rate in table:
        bar = "#" * round(BAR * rate / most)
        yield f"{theme:<{width}}  {rate:6.2f}  {bar}".rstrip()


def svg(table):
    row, left, right = 22, 220, 420
    most = max(rate for _, rate in table) or 1.0
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right + 80}" '
        f'height="{row * (len(table) + 2)}" font-family="sans-serif" font-size="13">',
        f'<text x="8" y="{row - 6}">Hits per 1,000 words</text>',
    ]
    for number, (theme, rate) in enumerate(table, start=1):
        y = row * number
        length = right * rate / most
        lines.append(f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{escape(theme)}</text>')
        lines.append(f'<rect x="{left}" y="{y + 3}" width="{length:.1f}" height="{row - 6}" fill="#4a6fa5"/>')
        lines.append(f'<text x="{left + length + 6:.1f}" y="{y + 15}">{rate:.2f}</text>')
    return "\n".join([*lines, "</svg>", ""])


def main():
    parser = argparse.ArgumentParser(description="a bar chart of theme rates")
    parser.add_argument("input", nargs="?", default=str(ROOT / "examples" / "interviews"),
                        help="a folder of interviews, or - for the CSV of `themata themes`")
    parser.add_argument("--svg", metavar="FILE", help="draw into this file")
    arguments = parser.parse_args()
    table = rates(sys.stdin.read() if arguments.input == "-" else run_themata(arguments.input))
    if not table:
        sys.exit("no rows: is this the output of `themata themes --format csv`?")
    if arguments.svg:
        pathlib.Path(arguments.svg).write_text(svg(table), encoding="utf-8")
        print(f"drawn: {arguments.svg}")
    else:
        print("\n".join(bars(table)))


if __name__ == "__main__":
    main()
