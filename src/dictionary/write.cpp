// SPDX-License-Identifier: MIT
#include <themata/dictionary/write.hpp>

#include <algorithm>

#include "writers.hpp"

namespace themata {

const std::vector<std::string>& dictionary_format_names() {
  static const std::vector<std::string> names{"native", "quanteda", "dic", "dicx", "csv", "qdc"};
  return names;
}

std::optional<DictionaryFormat> dictionary_format_from_name(std::string_view name) {
  const auto& names = dictionary_format_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<DictionaryFormat>(found - names.begin());
}

std::string write_dictionary(const Dictionary& dictionary, DictionaryFormat format,
                             Diagnostics& lost) {
  Losses losses(lost);
  switch (format) {
    case DictionaryFormat::native: return write_native(dictionary, losses);
    case DictionaryFormat::quanteda: return write_quanteda(dictionary, losses);
    case DictionaryFormat::dic: return write_dic(dictionary, losses);
    case DictionaryFormat::dicx: return write_dicx(dictionary, losses);
    case DictionaryFormat::csv: return write_csv_terms(dictionary, losses);
    case DictionaryFormat::qdc: return write_qdc(dictionary, losses);
  }
  return {};
}

}  // namespace themata
