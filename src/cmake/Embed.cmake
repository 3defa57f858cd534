# SPDX-License-Identifier: MIT
# themata_embed(room NAME file): makes embedded/NAME.inc, a C++ expression that
# is the file's text, so that a lone binary carries its own data.
function(themata_embed room name file)
  set(source "${PROJECT_SOURCE_DIR}/${file}")
  set(made "${PROJECT_BINARY_DIR}/embedded/${name}.inc")
  add_custom_command(OUTPUT "${made}"
    COMMAND "${CMAKE_COMMAND}" -DSOURCE=${source} -DMADE=${made}
            -P "${PROJECT_SOURCE_DIR}/src/cmake/EmbedFile.cmake"
    DEPENDS "${source}" "${PROJECT_SOURCE_DIR}/src/cmake/EmbedFile.cmake" VERBATIM)
  target_sources(themata_${room} PRIVATE "${made}")
endfunction()
