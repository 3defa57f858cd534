# SPDX-License-Identifier: MIT
# A room is one folder of include/themata and of src. Its headers are reached
# through a folder of links that holds this room alone, and a target gets only
# the folders of the rooms it SEES: the plan of the house is enforced by the
# compiler's include path. Every public header is also compiled alone.
set(THEMATA_ROOMS "" CACHE INTERNAL "")

function(themata_room name)
  cmake_parse_arguments(ROOM "" "" "SEES;LIBRARIES" ${ARGN})
  set(view "${PROJECT_BINARY_DIR}/rooms/${name}")
  file(MAKE_DIRECTORY "${view}/themata")
  if(NOT EXISTS "${view}/themata/${name}")
    file(CREATE_LINK "${PROJECT_SOURCE_DIR}/include/themata/${name}" "${view}/themata/${name}" SYMBOLIC)
  endif()

  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp"
       "${PROJECT_SOURCE_DIR}/src/${name}/fast/*.cpp")
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/include"
       "${PROJECT_SOURCE_DIR}/include/themata/${name}/*.hpp")
  if(NOT THEMATA_HEADERS_ALONE)
    set(headers "")
  endif()
  foreach(header IN LISTS headers)
    string(MAKE_C_IDENTIFIER "${header}" unit)
    set(alone "${PROJECT_BINARY_DIR}/alone/${unit}.cpp")
    file(CONFIGURE OUTPUT "${alone}" CONTENT "#include <${header}>\n#include <${header}>\n")
    set_source_files_properties("${alone}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    list(APPEND sources "${alone}")
  endforeach()

  add_library(themata_${name} OBJECT ${sources})
  target_include_directories(themata_${name} PRIVATE "${view}" "${PROJECT_SOURCE_DIR}/src/${name}"
                                                     "${PROJECT_BINARY_DIR}/embedded")
  foreach(seen IN LISTS ROOM_SEES)
    target_include_directories(themata_${name} PRIVATE "${PROJECT_BINARY_DIR}/rooms/${seen}")
  endforeach()
  target_link_libraries(themata_${name} PRIVATE fmt::fmt ${ROOM_LIBRARIES})
  themata_warnings(themata_${name})
  themata_precompiled(themata_${name})
  set(THEMATA_ROOMS ${THEMATA_ROOMS} ${name} CACHE INTERNAL "")
  set_property(GLOBAL APPEND PROPERTY THEMATA_LIBRARIES ${ROOM_LIBRARIES})
endfunction()

function(themata_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual)
  if(THEMATA_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
