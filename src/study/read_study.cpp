// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/dictionary/yaml_tree.hpp>
#include <themata/study/study.hpp>

namespace themata {
namespace {

using Kind = YamlNode::Kind;

SettingValue value_of(const YamlNode& node) { return {node.scalar, node.line, node.column}; }

class StudyReader {
 public:
  explicit StudyReader(SourceErrors& errors) : errors_(errors) {}

  Study read(const YamlNode& root) {
    if (root.kind != Kind::map) {
      fail(root, "a study is a map of keys (`inputs: interviews`, `tables:` and so on)");
      return {};
    }
    Study study;
    check_version(root);
    bool any = false;
    for (const auto& [key, value] : root.entries) {
      if (key.scalar == "themata-study") continue;
      if (key.scalar == "title") {
        study.title = word(value, "a title").text;
      } else if (key.scalar == "formats") {
        formats_ = words(value, "formats");
      } else if (key.scalar == "tables") {
        any = true;
        read_tables(value, StudyTable::Kind::table, study);
      } else if (key.scalar == "figures") {
        any = true;
        read_tables(value, StudyTable::Kind::figure, study);
      } else {
        take_setting(key, value, study.settings);
      }
    }
    if (!any) fail(root, "a study says which `tables:` it wants");
    std::stable_sort(study.tables.begin(), study.tables.end(),
                     [](const StudyTable& a, const StudyTable& b) { return a.kind < b.kind; });
    for (StudyTable& table : study.tables) use_formats(table);
    return study;
  }

 private:
  void fail(const YamlNode& node, const std::string& why) {
    errors_.add(node.line, node.column, why);
  }

  void check_version(const YamlNode& root) {
    const YamlNode* version = root.find("themata-study");
    if (version == nullptr) {
      fail(root, "the first line of a study is `themata-study: 1`");
    } else if (version->scalar != "1") {
      fail(*version, "this program knows version 1 of study files");
    }
  }

  SettingValue word(const YamlNode& node, const char* what) {
    if (node.kind == Kind::scalar) return value_of(node);
    fail(node, fmt::format("{} is a word here, not a list or a map", what));
    return {"", node.line, node.column};
  }

  std::vector<SettingValue> words(const YamlNode& node, const char* what) {
    std::vector<SettingValue> all;
    if (node.kind != Kind::list) return {word(node, what)};
    for (const YamlNode& item : node.items) all.push_back(word(item, what));
    return all;
  }

  void take_setting(const YamlNode& key, const YamlNode& value, std::vector<Setting>& settings) {
    Setting setting{key.scalar, key.line, key.column, Setting::Shape::one, {}};
    switch (value.kind) {
      case Kind::empty: setting.values.push_back({"", key.line, key.column}); break;
      case Kind::scalar: setting.values.push_back(value_of(value)); break;
      case Kind::list:
        setting.shape = Setting::Shape::list;
        setting.values = words(value, "each value of a list");
        break;
      case Kind::map:
        setting.shape = Setting::Shape::map;
        for (const auto& [name, item] : value.entries) {
          const SettingValue text = word(item, "each value of a map");
          setting.values.push_back({name.scalar + "=" + text.text, name.line, name.column});
        }
        break;
    }
    settings.push_back(std::move(setting));
  }

  void read_tables(const YamlNode& node, StudyTable::Kind kind, Study& study) {
    if (node.kind != Kind::map) {
      fail(node, "tables are a map from names to what each is: `rates: {command: themes}`");
      return;
    }
    for (const auto& [name, value] : node.entries) {
      StudyTable table;
      table.kind = kind;
      table.name = name.scalar;
      table.line = name.line;
      table.column = name.column;
      check_name(name);
      // A table that is called as a command is made by it.
      table.command_at = {kind == StudyTable::Kind::figure ? "cooccur" : name.scalar, name.line,
                          name.column};
      if (value.kind == Kind::map) {
        read_table(value, table);
      } else if (value.kind != Kind::empty) {
        fail(value, "a table is a map of its command and options: `{command: themes, by: none}`");
      }
      table.command = table.command_at.text;
      study.tables.push_back(std::move(table));
    }
  }

  void read_table(const YamlNode& node, StudyTable& table) {
    for (const auto& [key, value] : node.entries) {
      if (key.scalar == "command") {
        table.command_at = word(value, "a command");
      } else if (key.scalar == "formats") {
        table.formats = words(value, "formats");
      } else {
        take_setting(key, value, table.settings);
      }
    }
  }

  void check_name(const YamlNode& name) {
    const bool plain = !name.scalar.empty() && name.scalar.size() <= 100 &&
                       name.scalar.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                           "0123456789-_") == std::string::npos;
    if (!plain || name.scalar.front() == '-') {
      fail(name, "a name is that of a file: letters, digits, `_` and `-`");
    } else if (name.scalar == "manifest") {
      fail(name, "`manifest` is the file that says how the tables were made; take another name");
    } else if (!names_.insert(name.scalar).second) {
      fail(name,
           fmt::format("there is a table `{}` already; its file would be replaced", name.scalar));
    }
  }

  void use_formats(StudyTable& table) const {
    if (!table.formats.empty()) return;
    if (table.kind == StudyTable::Kind::figure) {
      table.formats.push_back({"graphml", table.line, table.column});
    } else if (formats_.empty()) {
      table.formats.push_back({"csv", table.line, table.column});
    } else {
      table.formats = formats_;
    }
  }

  SourceErrors& errors_;
  std::vector<SettingValue> formats_{};
  std::set<std::string> names_{};
};

}  // namespace

const std::vector<std::string>& study_keys() {
  static const std::vector<std::string> keys{"themata-study", "title",  "inputs",
                                             "formats",       "tables", "figures"};
  return keys;
}

const std::vector<std::string>& study_table_keys() {
  static const std::vector<std::string> keys{"command", "inputs", "formats"};
  return keys;
}

bool is_study(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#' || line.starts_with("---")) continue;
    return line.starts_with("themata-study:");
  }
  return false;
}

Study read_study(std::string_view text, SourceErrors& errors) {
  const YamlNode root = parse_yaml(text, errors);
  if (!errors.empty() && root.kind == YamlNode::Kind::empty) return {};
  return StudyReader(errors).read(root);
}

}  // namespace themata
