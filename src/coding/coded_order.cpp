// SPDX-License-Identifier: MIT
#include <themata/coding/coded_order.hpp>

#include <algorithm>

#include "coded_bytes.hpp"

namespace themata {

void CodedDocumentOrder::add(std::string_view records) {
  CodedReader all(records);
  while (!all.at_end()) {
    const std::string_view record = all.block();
    CodedReader in(record);
    const std::uint64_t file = in.number();
    (void)in.number();
    const std::string_view rest = record.substr(record.size() - in.left());
    if (file != file_) finish();
    file_ = file;
    held_.push_back({std::string(in.text()), std::string(rest)});
  }
}

void CodedDocumentOrder::finish() {
  std::stable_sort(held_.begin(), held_.end(),
                   [](const Record& a, const Record& b) { return a.id < b.id; });
  std::string out;
  for (std::size_t at = 0; at < held_.size(); ++at) {
    std::string record;
    CodedWriter place(record);
    place.number(file_);
    place.number(at);
    CodedWriter(out).block(record + held_[at].rest);
  }
  held_.clear();
  if (!out.empty()) sink_(out);
}

}  // namespace themata
