// SPDX-License-Identifier: MIT
#include <algorithm>
#include <fstream>

#include <themata/text/csv.hpp>
#include <themata/transcript/reader.hpp>

#include "columns.hpp"

namespace themata {

bool holds_talk(const Format& format, const std::string& path, const ReadOptions& options) {
  const bool table = format.name == "csv" || format.name == "tsv";
  if (!table) return true;
  std::ifstream file(path, std::ios::binary);
  Input input{file, path, path};
  try {
    CsvParser parser({input.bytes, input.path}, options.decode, options.size_limit,
                     format.name == "tsv" ? DelimiterHint::tab : DelimiterHint::none);
    CsvRow header;
    if (!parser.next(header)) return true;  // empty: the reader says so
    const std::string& wanted = options.columns.text;
    if (wanted.empty()) return names_text_column(header.fields);
    return std::find(header.fields.begin(), header.fields.end(), wanted) != header.fields.end();
  } catch (const Error&) {
    return true;  // the reader says what is wrong, and where
  }
}

}  // namespace themata
