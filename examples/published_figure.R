#!/usr/bin/env Rscript
# SPDX-License-Identifier: MIT
# From interviews to a figure for a paper, in base R: theme rates with their intervals.
#   Rscript examples/published_figure.R [FILE.pdf | FILE.svg]   (default: theme-intervals.pdf in $TMP)
# Runs `themata themes --ci jackknife` by the participants' gender ($THEMATA names the program).
# Groups differ by shape as well as by colour; a rate without an interval is an open point.

here <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
root <- normalizePath(file.path(dirname(here), ".."))
program <- Sys.getenv("THEMATA", Sys.which("themata"))
if (program == "") program <- file.path(root, "build", "release", "themata")
file <- commandArgs(TRUE)[1]
if (is.na(file)) file <- file.path(Sys.getenv("TMP", dirname(tempdir())), "theme-intervals.pdf")

out <- tempfile(fileext = ".csv")
status <- system2(program, c(
  "themes", shQuote(file.path(root, "examples", "interviews")),
  "--metadata", shQuote(file.path(root, "examples", "participants.csv")),
  "--by", "gender", "--ci", "jackknife", "--quiet", "-o", shQuote(out)
))
if (status != 0) stop("themata ended with ", status)
rates <- read.csv(out, check.names = FALSE, stringsAsFactors = FALSE)
unlink(out)
rates <- rates[!is.na(rates$per_1000), ]

themes <- unique(rates$theme)
groups <- unique(rates$gender)
colours <- c("#0072B2", "#D55E00", "#009E73", "#CC79A7")
closed <- c(19, 15, 18, 17)
open <- c(1, 0, 5, 2)
which_group <- match(rates$gender, groups)
height <- length(themes) + 1 - match(rates$theme, themes) +
  0.5 * (0.5 - which_group / (length(groups) + 1))
known <- !is.na(rates$per_1000_low) & !is.na(rates$per_1000_high)

if (grepl("[.]svg$", file)) svg(file, width = 7, height = 6) else pdf(file, width = 7, height = 6)
par(mar = c(4, 11, 3, 1), las = 1, mgp = c(2.4, 0.7, 0))
plot(NA,
  xlim = c(0, max(rates$per_1000, rates$per_1000_high, na.rm = TRUE)),
  ylim = c(0.5, length(themes) + 0.5), yaxt = "n", ylab = "", bty = "n",
  xlab = "Hits per 1,000 words (95 % interval over interviews)"
)
abline(h = seq_along(themes), col = "grey90")
axis(2, at = rev(seq_along(themes)), labels = themes, tick = FALSE)
segments(rates$per_1000_low[known], height[known], rates$per_1000_high[known], height[known],
  col = colours[which_group[known]], lwd = 2
)
points(rates$per_1000, height,
  pch = ifelse(known, closed[which_group], open[which_group]), col = colours[which_group]
)
legend("top",
  legend = groups, pch = closed[seq_along(groups)], col = colours[seq_along(groups)],
  horiz = TRUE, bty = "n", inset = c(0, -0.1), xpd = TRUE
)
if (any(!known)) mtext("Open: too few interviews for an interval.", side = 1, line = 2.9, adj = 0, cex = 0.8)
invisible(dev.off())
cat("drawn:", file, "with", nrow(rates), "rates\n")
