// SPDX-License-Identifier: MIT
#include <themata/report/page.hpp>
#include <themata/report/words.hpp>

#include "script_json.hpp"

namespace themata {
namespace {

/// The shape of the data, which the page checks.
constexpr std::uint64_t data_version = 1;

void write_texts(ScriptJson& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

void write_estimate(ScriptJson& json, std::string_view key, const Report::Estimate& estimate) {
  json.key(key).real(estimate.value);
  json.key("low").real(estimate.low).key("high").real(estimate.high);
}

void write_counts(ScriptJson& json, const Report::Fourfold& counts) {
  json.key("n").count(counts.n).key("n_a").count(counts.n_a);
  json.key("n_b").count(counts.n_b).key("n_ab").count(counts.n_ab);
}

void write_made(ScriptJson& json, const Report::Made& made) {
  json.key("made").open('{');
  json.key("documents").count(made.documents).key("turns").count(made.turns);
  json.key("words").count(made.words).key("turns_set_aside").count(made.turns_set_aside);
  json.key("words_set_aside").count(made.words_set_aside).key("hits").count(made.hits);
  json.key("confidence").real(made.confidence).key("interval").text(made.interval);
  json.key("unit").text(made.unit).key("dictionary").text(made.dictionary);
  json.key("dictionary_hash").text(made.dictionary_hash).key("statuses").text(made.statuses);
  json.key("by");
  made.by.empty() ? json.null() : json.text(made.by);
  json.close('}');
}

void write_themes(ScriptJson& json, const std::vector<Report::Theme>& themes) {
  json.key("themes").open('[');
  for (const Report::Theme& theme : themes) {
    json.open('{').key("name").text(theme.name).key("label").text(theme.label).key("parent");
    theme.parent ? json.count(*theme.parent) : json.null();
    json.key("depth").count(theme.depth).key("note").text(theme.note).close('}');
  }
  json.close(']');
}

void write_rates(ScriptJson& json, const std::vector<Report::Rate>& rates) {
  json.key("rates").open('[');
  for (const Report::Rate& rate : rates) {
    json.open('{').key("group").count(rate.group).key("theme").count(rate.theme);
    json.key("hits").count(rate.hits).key("tokens").count(rate.tokens);
    write_estimate(json, "per_1000", rate.per_1000);
    json.key("units_with").count(rate.units_with).key("units").count(rate.units).close('}');
  }
  json.close(']');
}

void write_pairs(ScriptJson& json, const std::vector<Report::Pair>& pairs) {
  json.key("cooccur").open('[');
  for (const Report::Pair& pair : pairs) {
    json.open('{').key("a").count(pair.a).key("b").count(pair.b);
    write_counts(json, pair.counts);
    json.key("expected").real(pair.expected);
    write_estimate(json, "odds_ratio", pair.odds_ratio);
    json.key("npmi").real(pair.npmi).key("jaccard").real(pair.jaccard).close('}');
  }
  json.close(']');
}

void write_lags(ScriptJson& json, const std::vector<Report::Lag>& lags) {
  json.key("lags").open('[');
  for (const Report::Lag& lag : lags) {
    json.open('{').key("from").count(lag.from).key("to").count(lag.to);
    json.key("lag").integer(lag.lag).key("n").count(lag.n).key("observed").count(lag.observed);
    json.key("expected").real(lag.expected).key("z").real(lag.z).key("p").real(lag.p).close('}');
  }
  json.close(']');
}

void write_headline(ScriptJson& json, const std::optional<Report::Headline>& headline) {
  json.key("forest");
  if (!headline) {
    json.null();
    return;
  }
  json.open('{').key("a").count(headline->a).key("b").count(headline->b).key("rows").open('[');
  for (const Report::Tie& tie : headline->interviews) {
    json.open('{').key("document").count(tie.document);
    write_estimate(json, "log_odds_ratio", tie.log_odds_ratio);
    write_counts(json, tie.counts);
    json.close('}');
  }
  json.close(']').key("pooled").open('{');
  write_estimate(json, "log_odds_ratio", headline->pooled.log_odds_ratio);
  write_counts(json, headline->pooled.counts);
  json.key("method").text("Mantel-Haenszel").close('}').close('}');
}

void write_turn(ScriptJson& json, const Report::Turn& turn, Report::Talk talk) {
  json.open('{').key("s").count(turn.speaker).key("x").count(turn.set_aside ? 1 : 0);
  json.key("w").count(turn.first_word).key("n").count(turn.words);
  if (talk == Report::Talk::shown) json.key("t").text(turn.text);
  json.key("h").open('[');
  for (const Report::Hit& hit : turn.hits) {
    json.open('[').count(hit.begin).count(hit.end).count(hit.theme).count(hit.pattern);
    json.count(hit.status).count(hit.word).close(']');
  }
  json.close(']').close('}');
}

void write_document(ScriptJson& json, const Report::Document& document, Report::Talk talk) {
  json.open('{').key("id").text(document.id).key("metadata").open('{');
  for (const auto& [name, value] : document.metadata) json.key(name).text(value);
  json.close('}').key("group");
  document.group ? json.count(*document.group) : json.null();
  json.key("words").count(document.words);
  json.key("speakers").open('[');
  for (const Report::Speaker& speaker : document.speakers) {
    json.open('{').key("label").text(speaker.label).key("role").text(speaker.role).close('}');
  }
  json.close(']').key("turns").open('[');
  for (const Report::Turn& turn : document.turns) write_turn(json, turn, talk);
  json.close(']').close('}');
}

void write_head(ScriptJson& json, const Report& report) {
  json.key("version").count(data_version).key("title").text(report.title);
  json.key("program").open('{').key("version").text(report.program.version);
  json.key("icu").text(report.program.icu).key("unicode").text(report.program.unicode).close('}');
  json.key("notation").text(report.notation);
  write_texts(json, "finding", finding_of(report));
  write_texts(json, "cautions", cautions_of(report));
  write_texts(json, "warnings", report.warnings);
  write_made(json, report.made);
}

}  // namespace

std::string report_data(const Report& report) {
  ScriptJson json;
  json.open('{');
  write_head(json, report);
  write_themes(json, report.themes);
  write_texts(json, "patterns", report.patterns);
  write_texts(json, "statuses", report.statuses);
  write_texts(json, "polarities", report.polarities);
  json.key("pattern_polarity").open('[');
  for (const std::size_t polarity : report.pattern_polarity) json.count(polarity);
  json.close(']');
  write_texts(json, "groups", report.groups);
  write_rates(json, report.rates);
  write_pairs(json, report.pairs);
  write_lags(json, report.lags);
  write_headline(json, report.headline);
  json.key("documents").open('[');
  for (const Report::Document& document : report.documents) {
    write_document(json, document, report.talk);
  }
  json.close(']').key("methods").open('{').key("paragraph").text(methods_of(report));
  write_texts(json, "references", references_of(report));
  return json.close('}').close('}').take();
}

}  // namespace themata
