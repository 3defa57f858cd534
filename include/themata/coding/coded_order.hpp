// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace themata {

/// Puts the coded documents of each input in the order of their ids, and numbers them so: where
/// ids are pseudonyms, the order in which a table had its interviews would tell something of
/// them. Holds the records of one input.
class CodedDocumentOrder {
 public:
  using Sink = std::function<void(std::string_view records)>;
  explicit CodedDocumentOrder(Sink sink) : sink_(std::move(sink)) {}

  /// Records as append_coded_record makes them, in the order of their inputs.
  void add(std::string_view records);
  void finish();

 private:
  struct Record {
    std::string id;
    std::string rest;  ///< behind its place
  };

  Sink sink_;
  std::uint64_t file_ = 0;
  std::vector<Record> held_{};
};

}  // namespace themata
