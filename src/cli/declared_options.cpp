// SPDX-License-Identifier: MIT
#include "declared_options.hpp"

#include <CLI/CLI.hpp>

namespace themata::cli {
namespace {

/// A validator that does not describe itself in the help.
CLI::Validator quiet(CLI::Validator validator) { return validator.description(""); }

template <typename Number>
Option check_range(CLI::Option* option, Number low, Number high) {
  // With a description of its own CLI11 writes none into a stream, at every start.
  return Option(*option->check(quiet(CLI::Range(low, high, "range"))));
}

template <typename Value>
Option add_value(CLI::App& app, std::string&& names, Value& value, std::string&& what) {
  return Option(*app.add_option(std::move(names), value, std::move(what)));
}

}  // namespace

Option Option::group(const std::string& name) const { return Option(*option_->group(name)); }

Option Option::type_name(std::string name) const {
  return Option(*option_->type_name(std::move(name)));
}

Option Option::description(std::string what) const {
  return Option(*option_->description(std::move(what)));
}

Option Option::required() const { return Option(*option_->required()); }

Option Option::excludes(const std::string& name) const { return Option(*option_->excludes(name)); }

Option Option::one_at_a_time() const { return Option(*option_->allow_extra_args(false)); }

Option Option::repeatable() const {
  return Option(*option_->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
}

Option Option::in_range(int low, int high) const { return check_range(option_, low, high); }

Option Option::in_range(unsigned low, unsigned high) const {
  return check_range(option_, low, high);
}

Option Option::in_range(unsigned long low, unsigned long high) const {
  return check_range(option_, low, high);
}

Option Option::in_range(unsigned long long low, unsigned long long high) const {
  return check_range(option_, low, high);
}

Option Option::in_range(double low, double high) const { return check_range(option_, low, high); }

Option Option::one_of(std::vector<std::string> names) const {
  return Option(*option_->check(quiet(CLI::IsMember(std::move(names)))));
}

Option Option::one_of_in_any_case(std::vector<std::string> names) const {
  return Option(*option_->transform(quiet(CLI::IsMember(std::move(names), CLI::ignore_case))));
}

Option Option::check(std::function<std::string(const std::string&)> problem) const {
  return Option(*option_->check(std::move(problem)));
}

Option add_option(CLI::App& app, std::string names, std::string& value, std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names, std::vector<std::string>& values,
                  std::string what) {
  return add_value(app, std::move(names), values, std::move(what));
}

Option add_option(CLI::App& app, std::string names, unsigned& value, std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names, unsigned long& value, std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names, unsigned long long& value, std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names, double& value, std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names, std::optional<unsigned>& value,
                  std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names, std::optional<unsigned long>& value,
                  std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names, std::optional<unsigned long long>& value,
                  std::string what) {
  return add_value(app, std::move(names), value, std::move(what));
}

Option add_option(CLI::App& app, std::string names,
                  const std::function<void(const std::string&)>& take, std::string what) {
  // Not add_option_function(), which takes one value alone: CLI11 would have to forget a
  // repeated option's values before the last, and who asks what was given would not learn them.
  CLI::Option* option = app.add_option(
      std::move(names),
      [take](const CLI::results_t& values) {
        for (const std::string& value : values) take(value);
        return true;
      },
      std::move(what), false);
  return Option(*option->type_name("TEXT")->type_size(1)->expected(1));
}

Option add_flag(CLI::App& app, std::string names, bool& value, std::string what) {
  return Option(*app.add_flag(std::move(names), value, std::move(what)));
}

Option add_flag(CLI::App& app, std::string names, std::function<void()> take, std::string what) {
  return Option(*app.add_flag_callback(std::move(names), std::move(take), std::move(what)));
}

Option add_numbered(CLI::App& app, std::string names, const NumberedNames& choices, Letters letters,
                    const std::function<void(const int&)>& take, std::string what) {
  CLI::Option* option = app.add_option_function<int>(std::move(names), take, std::move(what));
  option->transform(quiet(letters == Letters::exact
                              ? CLI::CheckedTransformer(choices)
                              : CLI::CheckedTransformer(choices, CLI::ignore_case)));
  return Option(*option);
}

void refuse_value(const std::string& option, const std::string& why) {
  throw CLI::ValidationError(option, why);
}

Option declared_option(CLI::App& app, const std::string& name) {
  return Option(*app.get_option(name));
}

void set_footer(CLI::App& app, std::string text) { app.footer(std::move(text)); }

CLI::App& add_command_below(CLI::App& app, std::string_view name, std::string_view summary) {
  app.require_subcommand(1);
  return *app.add_subcommand(std::string(name), std::string(summary));
}

bool is_called(const CLI::App& app) { return app.parsed(); }

}  // namespace themata::cli
