// SPDX-License-Identifier: MIT
// All tests of the page, in one process, so that the machine runs one browser at a time.
import "./assets.test.mjs";
import "./opening.test.mjs";
import "./figures.test.mjs";
import "./reading.test.mjs";
import "./hostile.test.mjs";
import "./access.test.mjs";
import "./program.test.mjs";
