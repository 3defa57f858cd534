# SPDX-License-Identifier: MIT
# Every library the project builds on. cmake/themataConfig.cmake.in repeats the
# find calls for those who link against an installed libthemata.
find_package(Boost 1.74 REQUIRED)
find_package(fmt REQUIRED)
find_package(ICU 67 REQUIRED COMPONENTS uc)
find_package(simdjson REQUIRED)
find_package(Threads REQUIRED)
include("${CMAKE_CURRENT_LIST_DIR}/PlainLibraries.cmake")
