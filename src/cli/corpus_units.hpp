// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "console.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// A turn or sentence that counts, and what it holds; for as long as it is looked at.
struct CorpusUnit {
  std::string id{};                        ///< `document:turn` or `document:turn.sentence`
  const std::string& document;             ///< its id
  std::string_view words{};                ///< as in the document; empty where no text is asked for
  std::vector<bool> present{};             ///< at the place of a theme in the list asked for
  [[nodiscard]] std::string text() const;  ///< on one line
};

/// One worker's; the units of a document come in order.
using UnitSink = std::function<void(const CorpusUnit& unit, DocumentPlace place)>;

enum class UnitText : std::uint8_t {
  shown,
  left_out  ///< and coded files can be read
};

/// Shows every counted unit of the inputs. A hit belongs to the unit that holds its first word.
/// The unit is a turn or a sentence. `make_sink` is called once a worker, one at a time. Returns
/// the exit code of the walk.
[[nodiscard]] int for_each_unit(Analysis& analysis, const Unit& unit,
                                const std::vector<ThemeId>& themes, UnitText text,
                                const std::function<UnitSink()>& make_sink, Console& console);

}  // namespace themata::cli
