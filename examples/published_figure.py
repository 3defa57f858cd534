#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""From interviews to a figure for a paper: theme rates with their intervals, as an SVG.

    python3 examples/published_figure.py [FOLDER] [--metadata FILE.csv --by FIELD] -o FILE.svg

Runs `themata themes --ci jackknife` ($THEMATA names the program) and draws a point and a bar for
each theme, and for each group where --by names a field. Python's standard library only. The groups
differ by shape as well as by colour (Okabe and Ito's, told apart by colour-blind readers), so that
the figure survives a grey print. A rate without an interval is an open point: the caption says it.
"""

import argparse
import csv
import io
import math
import os
import pathlib
import shutil
import subprocess
import sys
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
SHAPES = ["circle", "square", "diamond", "triangle"]
LEFT, RIGHT, TOP, ROW = 210, 380, 34, 26


def program():
    named = os.environ.get("THEMATA") or shutil.which("themata")
    return named or str(ROOT / "build" / "release" / "themata")


def read_rates(arguments):
    """[(theme, group, rate, low, high)]; low and high are None where they are not defined."""
    command = [program(), "themes", arguments.folder, "--ci", "jackknife", "--quiet",
               "--format", "csv", "--by", arguments.by or "none"]
    if arguments.metadata:
        command += ["--metadata", arguments.metadata]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"themata ended with {done.returncode}")
    rows = []
    for row in csv.DictReader(io.StringIO(done.stdout)):
        numbers = [float(row[name]) if row[name] else None
                   for name in ("per_1000", "per_1000_low", "per_1000_high")]
        if numbers[0] is not None:
            rows.append((row["theme"], row.get(arguments.by) or "", *numbers))
    return rows


def nice_step(most):
    """The step of an axis that has four to ten marks up to `most`."""
    power = 10 ** math.floor(math.log10(most / 4))
    return next(power * factor for factor in (1, 2, 5, 10) if most / (power * factor) <= 8)


def mark(x, y, shape, colour, is_open):
    style = f'fill="{"white" if is_open else colour}" stroke="{colour}" stroke-width="1.5"'
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" {style}/>'
    corners = {"square": [(-4, -4), (4, -4), (4, 4), (-4, 4)],
               "diamond": [(0, -5), (5, 0), (0, 5), (-5, 0)],
               "triangle": [(0, -5), (5, 4), (-5, 4)]}[shape]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" {style}/>'


def draw(rows):
    themes = list(dict.fromkeys(row[0] for row in rows))
    groups = list(dict.fromkeys(row[1] for row in rows))
    most = max(max(row[2], row[4] or 0) for row in rows) or 1.0
    step = nice_step(most)
    end = step * math.ceil(most / step)
    height = max(ROW, 14 * len(groups))
    bottom = TOP + height * len(themes)

    def across(rate):
        return LEFT + RIGHT * rate / end

    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{LEFT + RIGHT + 30}" '
             f'height="{bottom + 66}" font-family="sans-serif" font-size="12">',
             "<title>Hits per 1,000 words, by theme</title>",
             '<rect width="100%" height="100%" fill="white"/>']
    for number in range(round(end / step) + 1):
        x = across(number * step)
        lines.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}" stroke="#ddd"/>')
        lines.append(f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">'
                     f"{number * step:g}</text>")
    lines.append(f'<text x="{LEFT + RIGHT / 2}" y="{bottom + 34}" text-anchor="middle">'
                 "Hits per 1,000 words (95 % interval over interviews)</text>")
    for at, theme in enumerate(themes):
        lines.append(f'<text x="{LEFT - 10}" y="{TOP + height * (at + 0.5) + 4:.1f}" '
                     f'text-anchor="end">{escape(theme)}</text>')
    for theme, group, rate, low, high in rows:
        which = groups.index(group)
        y = TOP + height * (themes.index(theme) + (which + 1) / (len(groups) + 1))
        colour = COLOURS[which % len(COLOURS)]
        if low is not None and high is not None:
            lines.append(f'<line x1="{across(low):.1f}" y1="{y:.1f}" x2="{across(high):.1f}" '
                         f'y2="{y:.1f}" stroke="{colour}" stroke-width="2"/>')
        lines.append(mark(across(rate), y, SHAPES[which % len(SHAPES)], colour, low is None))
    x = LEFT
    for which, group in enumerate(groups if groups != [""] else []):
        lines.append(mark(x, 16, SHAPES[which % len(SHAPES)], COLOURS[which % len(COLOURS)], False))
        lines.append(f'<text x="{x + 10}" y="20">{escape(group or "(not known)")}</text>')
        x += 30 + 7 * len(group or "(not known)")
    if any(low is None for _, _, _, low, _ in rows):
        lines.append(f'<text x="{LEFT}" y="{bottom + 54}" font-size="11">Open: too few interviews '
                     "for an interval.</text>")
    return "\n".join([*lines, "</svg>", ""])


def main():
    parser = argparse.ArgumentParser(description="theme rates with intervals, as an SVG")
    parser.add_argument("folder", nargs="?", default=str(ROOT / "examples" / "interviews"))
    parser.add_argument("--metadata", metavar="FILE.csv")
    parser.add_argument("--by", metavar="FIELD", help="a field that groups the interviews")
    parser.add_argument("-o", "--output", metavar="FILE.svg", required=True)
    arguments = parser.parse_args()
    rows = read_rates(arguments)
    if not rows:
        sys.exit("no words were counted, so there are no rates to draw")
    pathlib.Path(arguments.output).write_text(draw(rows), encoding="utf-8")
    print(f"drawn: {arguments.output} ({len(rows)} rates)")


if __name__ == "__main__":
    main()
