// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/table/table.hpp>

namespace themata {

/// Names in place of names: the first 64 bits of HMAC-SHA-256 (RFC 2104) of a name under a key
/// that stays in the room, as 16 hexadecimal digits. The same key gives the same pseudonym in
/// every table, run and machine; without it nobody can tell a name, nor try names out. Two of
/// a million names share one with a chance of 1 in 37 million.
///
/// What it does not know: names within the text, and fields of metadata that tell who it is. Those
/// of documents' names are called by of_field() where groups are made of them.
class Pseudonyms {
 public:
  /// Of 16 bytes at least, of which a line's end at the end is no part. Throws Error(usage).
  explicit Pseudonyms(std::string key);
  /// The key that a file holds. Throws Error(usage) where it can't be read, with its path.
  static Pseudonyms from_file(const std::string& path);

  /// `kind`: document or speaker; one name in both is two. Nothing for an empty name.
  [[nodiscard]] std::string of(std::string_view kind, std::string_view name) const;

  /// Of what a field of documents' names (`--name-fields`) says: a kind of its own for each.
  [[nodiscard]] std::string of_field(std::string_view field, std::string_view value) const;

  /// Replaces the names in columns `document` and `speaker`, and in others that have such names
  /// (`NamesOf`). Rows come in the order of the
  /// pseudonyms then, since the order of names tells something of them: columns before the last
  /// of those keep the order in which their values came.
  void apply(Table& table) const;

 private:
  std::string key_;
};

}  // namespace themata
