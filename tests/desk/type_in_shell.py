#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Types a line and a Tab into an interactive shell on a pseudo terminal, and prints what shows.

    type_in_shell.py bash|zsh FOLDER LINE [FUNCTIONS]
"""

import os
import pty
import select
import sys
import time

shell, folder, line = sys.argv[1:4]
start = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}[shell]
load = {
    "bash": "source <(themata completion bash)",
    "zsh": f"fpath=({sys.argv[4] if len(sys.argv) > 4 else ''} $fpath); "
           "autoload -U compinit; compinit -D -u; unsetopt zle_bracketed_paste",
}[shell]

pid, terminal = pty.fork()
if pid == 0:
    os.chdir(folder)
    os.environ.update(PS1="ready> ", PROMPT="ready> ", TERM="dumb", HOME=folder)
    os.execvp(start[0], start)


def read_until(words, seconds):
    seen = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end and words not in seen:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    return seen


read_until(b"> ", 10)
os.write(terminal, load.encode() + b"; echo lo''aded\n")
read_until(b"loaded\r\n", 20)
read_until(b"> ", 5)
os.write(terminal, line.encode() + b"\t")
print(read_until(b"\0", 3).decode(errors="replace").replace("\r", "\n"))
os.write(terminal, b"\x03\x04")
os.close(terminal)
os.kill(pid, 9)
os.waitpid(pid, 0)
