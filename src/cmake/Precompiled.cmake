# SPDX-License-Identifier: MIT
# With THEMATA_PRECOMPILED, what most files include is parsed once for a build and not once for
# each file. A header that a file forgets to include is there all the same: so the release
# preset, where each file stands alone, does without.
set(precompiled_everywhere <algorithm> <array> <bit> <charconv> <cmath> <cstddef> <cstdint>
  <cstdlib> <cstring> <deque> <filesystem> <fstream> <functional> <iterator> <limits> <map>
  <memory> <mutex> <numeric> <optional> <set> <span> <sstream> <stdexcept> <string>
  <string_view> <thread> <tuple> <unordered_map> <unordered_set> <utility> <variant> <vector>
  <fmt/format.h> <fmt/ranges.h>)

# themata_precompiled(target [header]...): the first target with these headers compiles them,
# the others take what it has made; they have to be compiled with the same flags.
function(themata_precompiled target)
  if(NOT THEMATA_PRECOMPILED)
    return()
  endif()
  string(MAKE_C_IDENTIFIER "THEMATA_PRECOMPILED_${ARGN}" owner)
  get_property(first GLOBAL PROPERTY ${owner})
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE ${precompiled_everywhere} ${ARGN})
    set_property(GLOBAL PROPERTY ${owner} ${target})
  endif()
endfunction()
