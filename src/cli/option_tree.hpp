// SPDX-License-Identifier: MIT
// The classes of the option tree by name alone. A header that only hands an App on includes this
// instead of CLI11, whose every inline function each file that sees it compiles again.
#pragma once

namespace CLI {
class App;
class Option;
}  // namespace CLI
