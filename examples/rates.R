#!/usr/bin/env Rscript
# SPDX-License-Identifier: MIT
# Theme rates by group in base R:
#   Rscript examples/rates.R [--plot]
# Runs `themata themes` with the participants' table ($THEMATA names the program),
# prints hits per 1,000 words for each group, and with --plot draws them into
# theme-rates.pdf in the folder $TMP (default: the system's temporary folder).

here <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
root <- normalizePath(file.path(dirname(here), ".."))
program <- Sys.getenv("THEMATA", Sys.which("themata"))
if (program == "") program <- file.path(root, "build", "release", "themata")

out <- tempfile(fileext = ".csv")
status <- system2(program, c(
  "themes", shQuote(file.path(root, "examples", "interviews")),
  "--metadata", shQuote(file.path(root, "examples", "participants.csv")),
  "--by", "gender", "--quiet", "-o", shQuote(out)
))
if (status != 0) stop("themata ended with ", status)

themes <- read.csv(out, check.names = FALSE, stringsAsFactors = FALSE)
themes$theme <- factor(themes$theme, levels = unique(themes$theme))
rates <- xtabs(per_1000 ~ theme + gender, themes)
print(round(rates, 2))

if ("--plot" %in% commandArgs(TRUE)) {
  file <- file.path(Sys.getenv("TMP", dirname(tempdir())), "theme-rates.pdf")
  pdf(file, width = 8, height = 6)
  par(mar = c(4, 12, 2, 1))
  barplot(t(rates), beside = TRUE, horiz = TRUE, las = 1, xlab = "hits per 1,000 words",
    legend.text = colnames(rates), args.legend = list(x = "bottomright"))
  invisible(dev.off())
  cat("drawn:", file, "\n")
}
