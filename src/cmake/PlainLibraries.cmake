# SPDX-License-Identifier: MIT
# Libraries that Debian ships without a CMake package of their own, or with one that prefers
# the shared library. Where an archive is there it is taken: a shared library that few
# commands use costs all of them half a millisecond of loading.
function(themata_plain_library target header library)
  if(TARGET ${target})
    return()
  endif()
  find_path(${target}_INCLUDE_DIR ${header} REQUIRED)
  find_library(${target}_LIBRARY NAMES lib${library}.a ${library} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${${target}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${${target}_INCLUDE_DIR}")
endfunction()

themata_plain_library(themata_icui18n unicode/ucsdet.h icui18n)
themata_plain_library(themata_pugixml pugixml.hpp pugixml)
themata_plain_library(themata_re2 re2/re2.h re2)
themata_plain_library(themata_sodium sodium.h sodium)
themata_plain_library(themata_stemmer libstemmer.h stemmer)
themata_plain_library(themata_yaml yaml.h yaml)
themata_plain_library(themata_zlib zlib.h z)
themata_plain_library(themata_zstd zstd.h zstd)
themata_plain_library(themata_minizip minizip/unzip.h minizip)
set_target_properties(themata_minizip PROPERTIES INTERFACE_LINK_LIBRARIES themata_zlib)
