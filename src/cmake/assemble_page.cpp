// SPDX-License-Identifier: MIT
// assemble_page PAGE VEGA MADE: puts the parts of the report's page (folder PAGE) and Vega's
// (folder VEGA) together, all but title and data, and writes the page as a list of bytes. The
// Content-Security-Policy names the scripts and the style by their hashes, which are of the
// text between the tags: no byte may differ.
#include <sodium.h>

#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": can't be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The names in a list, without its comments.
std::vector<std::string> listed(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> names;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') names.push_back(line);
  }
  if (names.empty()) throw std::runtime_error(path.string() + ": names no file");
  return names;
}

/// Without the lines that point to source maps: a browser's tools would fetch them.
std::string without_maps(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    if (line.rfind("//# sourceMappingURL=", 0) != 0) kept += line;
    at = end;
  }
  return kept;
}

std::string vega_parts(const std::filesystem::path& page, const std::filesystem::path& vega) {
  std::string parts = text_of(page / "vega_open.js");
  for (const std::string& name : listed(page / "vega.txt")) {
    const std::string part = name.substr(0, name.find(".min.js"));
    parts += "\ndefine.part = \"" + part + "\";\n" + without_maps(text_of(vega / name));
  }
  return parts + "\n" + text_of(page / "vega_close.js");
}

std::string scripts(const std::filesystem::path& page) {
  std::string all;
  for (const std::string& name : listed(page / "scripts.txt")) {
    if (!all.empty()) all += '\n';
    all += text_of(page / name);
  }
  return all;
}

std::string source_of(const std::string& text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::array<char,
             sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)>
      letters{};
  sodium_bin2base64(letters.data(), letters.size(), hash.data(), hash.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return std::string("'sha256-") + letters.data() + "'";
}

void check(const std::string& name, const std::string& text) {
  std::string folded;
  for (const char c : text) {
    folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  for (const char* mark : {"</script", "</style", "<!--", "@@title@@", "@@data@@"}) {
    if (folded.find(mark) == std::string::npos) continue;
    throw std::runtime_error(name + " of the page holds `" + mark + "`");
  }
}

std::string filled(const std::string& page, const std::map<std::string, std::string>& parts) {
  std::string out;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t mark = page.find("@@", at);
    const std::size_t end = mark == std::string::npos ? mark : page.find("@@", mark + 2);
    if (end == std::string::npos) return out + page.substr(at);
    const std::string name = page.substr(mark + 2, end - mark - 2);
    const auto part = parts.find(name);
    if (part == parts.end()) {
      throw std::runtime_error("page.html: there is no part @@" + name + "@@");
    }
    out += page.substr(at, mark - at) + part->second;
    at = end + 2;
  }
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4 || sodium_init() < 0) return 2;
  try {
    const std::filesystem::path page = arguments[1];
    const std::string style = text_of(page / "style.css");
    const std::string vega = vega_parts(page, arguments[2]);
    const std::string script = scripts(page);
    check("style", style);
    check("Vega", vega);
    check("script", script);
    const std::string policy = "default-src 'none'; script-src " + source_of(vega) + " " +
                               source_of(script) + "; style-src " + source_of(style) +
                               "; base-uri 'none'; form-action 'none'";
    const std::string whole = filled(text_of(page / "page.html"), {{"STYLE", style},
                                                                   {"VEGA", vega},
                                                                   {"SCRIPT", script},
                                                                   {"CSP", policy},
                                                                   {"TITLE", "@@TITLE@@"},
                                                                   {"DATA", "@@DATA@@"}});
    std::ofstream made(arguments[3]);
    for (const char byte : whole) made << "'\\x" << std::hex << (byte & 0xFF) << "',";
    made << '\n';
    return made.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
