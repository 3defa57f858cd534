// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/base/suggest.hpp>
#include <themata/dictionary/yaml_tree.hpp>
#include <themata/study/study.hpp>

namespace themata {
namespace {

using Kind = YamlNode::Kind;

/// Each is checked, and walked for: what asks for more is no study that somebody wrote.
constexpr std::size_t most_tables = 1000;
constexpr const char* list_of_held_back = "held-back";

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
      } else if (key.scalar == "release") {
        read_release(key, value, study.release);
      } else {
        take_setting(key, value, study.settings);
      }
    }
    if (!any) fail(root, "a study says which `tables:` it wants");
    std::stable_sort(study.tables.begin(), study.tables.end(),
                     [](const StudyTable& a, const StudyTable& b) { return a.kind < b.kind; });
    for (StudyTable& table : study.tables) use_formats(table);
    if (study.release) check_release(*study.release);
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
    const bool list = value.kind == Kind::list;
    if ((list && value.items.empty()) || (value.kind == Kind::map && value.entries.empty())) {
      fail(value, fmt::format("`{}` has no value in this {}; name one, or leave the key out",
                              key.scalar, list ? "list" : "map"));
    }
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
      if (study.tables.size() == most_tables) {
        return fail(name, fmt::format("a study has {} tables at most", most_tables));
      }
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

  void read_release(const YamlNode& key, const YamlNode& node,
                    std::optional<StudyRelease>& release) {
    release.emplace();
    release->line = key.line;
    release->column = key.column;
    if (node.kind != Kind::map) {
      return fail(key, "a release is a map: `release: {min-cell: 5, pseudonyms: KEYFILE}`");
    }
    static const std::vector<std::string> keys{"min-cell", "pseudonyms", "tables", "words"};
    std::vector<Setting> settings;
    for (const auto& [name, value] : node.entries) {
      if (name.scalar == "tables") {
        release->tables = words(value, "a table of a release");
      } else if (std::find(keys.begin(), keys.end(), name.scalar) != keys.end()) {
        take_setting(name, value, settings);
      } else {
        fail(name, fmt::format("a release has no key `{}`{}", name.scalar,
                               did_you_mean(name.scalar, keys)));
      }
    }
    for (Setting& setting : settings) {
      if (setting.key == "min-cell")
        release->least = std::move(setting);
      else if (setting.key == "pseudonyms")
        release->key_file = std::move(setting);
      else
        release->words = words_of(setting);
    }
    if (!release->least) {
      fail(key, "a release says from which count on a cell may be shown: `min-cell: 5`");
    }
  }

  StudyRelease::Words words_of(const Setting& setting) {
    const std::string& word = setting.values.empty() ? std::string() : setting.values[0].text;
    const bool one = setting.shape == Setting::Shape::one;
    if (one && (word == "yes" || word == "true")) return StudyRelease::Words::released;
    if (!one || (word != "no" && word != "false")) {
      errors_.add(setting.line, setting.column, "`words` is `yes` or `no`");
    }
    return StudyRelease::Words::held_back;
  }

  void check_release(const StudyRelease& release) {
    std::set<std::string> seen;
    for (const SettingValue& table : release.tables) {
      if (names_.count(table.text) == 0) {
        errors_.add(table.line, table.column,
                    fmt::format("the study has no table `{}`{}", table.text,
                                did_you_mean(table.text, {names_.begin(), names_.end()})));
      } else if (!seen.insert(table.text).second) {
        errors_.add(table.line, table.column, fmt::format("`{}` stands here twice", table.text));
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
    } else if (name.scalar == list_of_held_back) {
      fail(name, "`held-back` is the file that says what a release leaves out; take another name");
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
  static const std::vector<std::string> keys{"themata-study", "title",   "inputs", "formats",
                                             "tables",        "figures", "release"};
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
