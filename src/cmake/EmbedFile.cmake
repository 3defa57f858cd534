# SPDX-License-Identifier: MIT
# Writes SOURCE as a braced list of bytes: no limit on length, no escaping.
file(READ "${SOURCE}" hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE "${MADE}" "${bytes}\n")
