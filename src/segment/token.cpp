// SPDX-License-Identifier: MIT
#include <themata/segment/token.hpp>

namespace themata {

std::string_view token_kind_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::word: return "word";
    case TokenKind::number: return "number";
    case TokenKind::punctuation: return "punctuation";
    case TokenKind::symbol: return "symbol";
    case TokenKind::note: return "note";
    case TokenKind::timestamp: return "timestamp";
  }
  return "";
}

}  // namespace themata
