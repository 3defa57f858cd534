// SPDX-License-Identifier: MIT
// What Vega's own bundle would export, as far as this page needs it.
var vega = {
  View: vegaParts["vega-view"].View,
  parse: vegaParts["vega-parser"].parse,
  interpreter: vegaParts["vega-interpreter"].expressionInterpreter,
};
Object.assign(
  vegaParts["vega-dataflow"].transforms,
  vegaParts["vega-transforms"],
  vegaParts["vega-view-transforms"],
  vegaParts["vega-encode"],
);
define = undefined;
