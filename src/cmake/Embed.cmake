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

# themata_embed_word_rules(room NAME file): makes embedded/NAME.inc, break rules as
# ICU has compiled them.
function(themata_embed_word_rules room name file)
  set(source "${PROJECT_SOURCE_DIR}/${file}")
  set(made "${PROJECT_BINARY_DIR}/embedded/${name}.inc")
  add_executable(compile_word_rules "${PROJECT_SOURCE_DIR}/src/cmake/compile_word_rules.cpp")
  target_link_libraries(compile_word_rules PRIVATE ICU::uc)
  add_custom_command(OUTPUT "${made}" COMMAND compile_word_rules "${source}" "${made}"
    DEPENDS "${source}" compile_word_rules VERBATIM)
  target_sources(themata_${room} PRIVATE "${made}")
endfunction()
