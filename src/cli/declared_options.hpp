// SPDX-License-Identifier: MIT
//
// Options are declared through this, and only what parses words sees CLI11: whoever includes it
// compiles its every inline function again, for eight seconds. So there is an overload for each
// type that an option fills, and no template that would need CLI11 here. What was declared, and
// what of it was given: option_facts.hpp.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "option_tree.hpp"

namespace themata::cli {

/// An option of a command that is being declared. No check shows in the help: the type name says
/// what an option takes.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  /// The heading that it stands under in the help.
  Option group(const std::string& name) const;
  Option type_name(std::string name) const;
  Option description(std::string what) const;
  Option required() const;
  /// It can't stand beside another one, which is declared already.
  Option excludes(const std::string& name) const;
  /// It takes one value each time it is given, so that what follows is something else.
  Option one_at_a_time() const;
  /// It may be given again, and its function is called each time.
  Option repeatable() const;

  Option in_range(int low, int high) const;
  Option in_range(unsigned low, unsigned high) const;
  Option in_range(unsigned long low, unsigned long high) const;
  Option in_range(unsigned long long low, unsigned long long high) const;
  Option in_range(double low, double high) const;
  Option one_of(std::vector<std::string> names) const;
  /// The same in letters of either case; the value becomes what it is in `names`.
  Option one_of_in_any_case(std::vector<std::string> names) const;
  /// `problem` says what is wrong with a value; nothing where it is right.
  Option check(std::function<std::string(const std::string&)> problem) const;

 private:
  CLI::Option* option_;
};

/// `names` as `-o,--output`, or without dashes for what stands by its place; `what` is its line in
/// the help. The value stays as it is where the option is not given.
Option add_option(CLI::App& app, std::string names, std::string& value, std::string what);
Option add_option(CLI::App& app, std::string names, std::vector<std::string>& values,
                  std::string what);
Option add_option(CLI::App& app, std::string names, unsigned& value, std::string what);
Option add_option(CLI::App& app, std::string names, unsigned long& value, std::string what);
Option add_option(CLI::App& app, std::string names, unsigned long long& value, std::string what);
Option add_option(CLI::App& app, std::string names, double& value, std::string what);
Option add_option(CLI::App& app, std::string names, std::optional<unsigned>& value,
                  std::string what);
Option add_option(CLI::App& app, std::string names, std::optional<unsigned long>& value,
                  std::string what);
Option add_option(CLI::App& app, std::string names, std::optional<unsigned long long>& value,
                  std::string what);

/// One whose value a function takes; it may refuse it.
Option add_option(CLI::App& app, std::string names,
                  const std::function<void(const std::string&)>& take, std::string what);

/// One that takes no value.
Option add_flag(CLI::App& app, std::string names, bool& value, std::string what);
Option add_flag(CLI::App& app, std::string names, std::function<void()> take, std::string what);

enum class Letters { exact, any_case };

/// What add_choice() comes to: a value is the number of its name.
using NumberedNames = std::vector<std::pair<std::string, int>>;
Option add_numbered(CLI::App& app, std::string names, const NumberedNames& choices, Letters letters,
                    const std::function<void(const int&)>& take, std::string what);

/// One whose values have names.
template <typename Value>
Option add_choice(CLI::App& app, std::string names, Value& value,
                  const std::map<std::string, Value>& choices, std::string what,
                  Letters letters = Letters::any_case) {
  NumberedNames numbered;
  for (const auto& [name, choice] : choices) numbered.emplace_back(name, static_cast<int>(choice));
  return add_numbered(
      app, std::move(names), numbered, letters,
      [&value](const int& chosen) { value = static_cast<Value>(chosen); }, std::move(what));
}

template <typename Value>
[[nodiscard]] std::vector<std::string> names_of(const std::map<std::string, Value>& choices) {
  std::vector<std::string> names;
  for (const auto& choice : choices) names.push_back(choice.first);
  return names;
}

/// What a function that takes a value throws; the command line is told as wrong.
[[noreturn]] void refuse_value(const std::string& option, const std::string& why);

/// One that is declared already.
[[nodiscard]] Option declared_option(CLI::App& app, const std::string& name);

/// What stands below the options in the help: notes and examples.
void set_footer(CLI::App& app, std::string text);

/// A command below this one, of which one has to be called.
CLI::App& add_command_below(CLI::App& app, std::string_view name, std::string_view summary);
[[nodiscard]] bool is_called(const CLI::App& app);

}  // namespace themata::cli
