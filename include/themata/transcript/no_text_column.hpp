// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <themata/base/error.hpp>

namespace themata {

/// A table in which no column can be the talk. In a folder such a file is
/// passed over and said (participants.csv); named outright it is an error.
class NoTextColumn : public Error {
 public:
  NoTextColumn(const std::string& message, Place place)
      : Error(ErrorKind::input, message, std::move(place)) {}
};

}  // namespace themata
