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

# themata_embed_dictionaries(NAME file [NAME file]...): makes embedded/NAME_TEXT.inc, a
# dictionary's text; embedded/NAME_PACKED.inc, the same as the program reads it, and
# embedded/NAME_COMPILED.inc, what looks for it, so that it is neither parsed nor compiled
# at every start; and the room of those, themata_built_in.
function(themata_embed_dictionaries)
  add_executable(pack_dictionary "${PROJECT_SOURCE_DIR}/src/cmake/pack_dictionary.cpp")
  get_property(libraries GLOBAL PROPERTY THEMATA_LIBRARIES)
  foreach(room base text segment dictionary)
    target_sources(pack_dictionary PRIVATE $<TARGET_OBJECTS:themata_${room}>)
  endforeach()
  target_link_libraries(pack_dictionary PRIVATE ${libraries})
  target_include_directories(pack_dictionary PRIVATE "${PROJECT_SOURCE_DIR}/include"
                                                     "${PROJECT_SOURCE_DIR}/src/dictionary")
  add_executable(compile_dictionary "${PROJECT_SOURCE_DIR}/src/cmake/compile_dictionary.cpp")
  foreach(room base text transcript segment dictionary coding)
    target_sources(compile_dictionary PRIVATE $<TARGET_OBJECTS:themata_${room}>)
  endforeach()
  target_link_libraries(compile_dictionary PRIVATE ${libraries})
  target_include_directories(compile_dictionary PRIVATE "${PROJECT_SOURCE_DIR}/include")
  add_library(themata_built_in OBJECT "${PROJECT_SOURCE_DIR}/src/dictionary/built_in/built_in.cpp"
                                      "${PROJECT_SOURCE_DIR}/src/coding/built_in/built_in.cpp")
  target_include_directories(themata_built_in PRIVATE "${PROJECT_SOURCE_DIR}/include"
    "${PROJECT_SOURCE_DIR}/src/dictionary" "${PROJECT_BINARY_DIR}/embedded")
  target_link_libraries(themata_built_in PRIVATE fmt::fmt)
  themata_warnings(themata_built_in)
  while(ARGN)
    list(POP_FRONT ARGN name file)
    set(source "${PROJECT_SOURCE_DIR}/${file}")
    themata_embed(built_in ${name}_TEXT ${file})
    set(made "${PROJECT_BINARY_DIR}/embedded/${name}_PACKED.inc")
    add_custom_command(OUTPUT "${made}" COMMAND pack_dictionary "${source}" "${made}"
      DEPENDS "${source}" pack_dictionary VERBATIM)
    target_sources(themata_built_in PRIVATE "${made}")
    set(made "${PROJECT_BINARY_DIR}/embedded/${name}_COMPILED.inc")
    add_custom_command(OUTPUT "${made}" COMMAND compile_dictionary "${source}" "${made}"
      DEPENDS "${source}" compile_dictionary VERBATIM)
    target_sources(themata_built_in PRIVATE "${made}")
  endwhile()
endfunction()

# themata_embed_page(room NAME folder): makes embedded/NAME.inc, the report's page put together
# of its parts and those of Vega, all but title and data.
function(themata_embed_page room name folder)
  set(THEMATA_VEGA_DIR "/usr/share/javascript/vega" CACHE PATH
      "Where vega-view.min.js and its like are: Debian's libjs-vega")
  if(NOT EXISTS "${THEMATA_VEGA_DIR}/vega-view.min.js")
    message(FATAL_ERROR "No Vega in ${THEMATA_VEGA_DIR}: the pages of `themata report` draw with "
      "it. Install libjs-vega, or say where its files are: -DTHEMATA_VEGA_DIR=FOLDER")
  endif()
  set(page "${PROJECT_SOURCE_DIR}/${folder}")
  set(made "${PROJECT_BINARY_DIR}/embedded/${name}.inc")
  file(GLOB parts CONFIGURE_DEPENDS "${page}/*" "${THEMATA_VEGA_DIR}/*.min.js")
  add_executable(assemble_page "${PROJECT_SOURCE_DIR}/src/cmake/assemble_page.cpp")
  target_link_libraries(assemble_page PRIVATE themata_sodium)
  add_custom_command(OUTPUT "${made}"
    COMMAND assemble_page "${page}" "${THEMATA_VEGA_DIR}" "${made}"
    DEPENDS ${parts} assemble_page VERBATIM)
  target_sources(themata_${room} PRIVATE "${made}")
endfunction()
