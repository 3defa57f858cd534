// SPDX-License-Identifier: MIT
// The tables of the fixture. The counts are right; the intervals only look like some.
const counted = (document) => document.turns.filter((turn) => !turn.x);

function holds(turn, theme, themes) {
  return turn.h.some((hit) => {
    let at = hit[2];
    while (at !== null && at !== theme) at = themes[at].parent;
    return at === theme;
  });
}

export function rates(documents, groups, themes) {
  return groups.flatMap((_, group) => {
    const turns = documents.filter((document) => document.group === group).flatMap(counted);
    const tokens = turns.reduce((n, turn) => n + turn.n, 0);
    return themes.map((theme, t) => {
      const hits = turns.flatMap((turn) => turn.h.filter((h) => h[2] === t || themes[h[2]].parent === t)).length;
      const rate = tokens ? (1000 * hits) / tokens : null;
      const half = tokens ? (1000 * 1.96 * Math.sqrt(hits + 1)) / tokens : null;
      return {
        group, theme: t, hits, tokens, per_1000: rate, low: hits ? Math.max(0, rate - half) : null,
        high: hits ? rate + half : null, units_with: turns.filter((turn) => holds(turn, t, themes)).length,
        units: turns.length,
      };
    });
  });
}

function square(turns, a, b, themes) {
  const hasA = turns.map((turn) => holds(turn, a, themes));
  const hasB = turns.map((turn) => holds(turn, b, themes));
  return {
    n: turns.length, n_a: hasA.filter(Boolean).length, n_b: hasB.filter(Boolean).length,
    n_ab: hasA.filter((has, i) => has && hasB[i]).length,
  };
}

function logOdds({ n, n_a, n_b, n_ab }) {
  if (!n_a || !n_b || n_a === n || n_b === n) return { middle: null, half: null };
  const cells = [n_ab, n_a - n_ab, n_b - n_ab, n - n_a - n_b + n_ab];
  const [a, b, c, d] = cells.some((cell) => cell === 0) ? cells.map((cell) => cell + 0.5) : cells;
  return { middle: Math.log((a * d) / (b * c)), half: 1.96 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) };
}

const related = (a, b, themes) => themes[b].parent === a || themes[a].parent === b;

export function cooccurrence(documents, themes) {
  const turns = documents.flatMap(counted);
  const rows = [];
  for (let a = 0; a < themes.length; ++a) {
    for (let b = a + 1; b < themes.length; ++b) {
      if (related(a, b, themes)) continue;
      const table = square(turns, a, b, themes);
      const { n, n_a, n_b, n_ab } = table;
      const { middle, half } = logOdds(table);
      const lift = Math.log2((n_ab * n) / (n_a * n_b)) / -Math.log2(n_ab / n);
      rows.push({
        a, b, ...table, expected: (n_a * n_b) / n, odds_ratio: middle === null ? null : Math.exp(middle),
        low: middle === null ? null : Math.exp(middle - half), high: middle === null ? null : Math.exp(middle + half),
        npmi: n_ab ? lift : -1, jaccard: n_ab / (n_a + n_b - n_ab),
      });
    }
  }
  return rows;
}

export function lags(documents, themes, a, b) {
  const rows = [];
  for (const [from, to] of [[a, b], [b, a]]) {
    for (let lag = -5; lag <= 5; ++lag) {
      let n = 0, observed = 0, first = 0, second = 0;
      for (const turns of documents.map(counted)) {
        for (let i = 0; i < turns.length; ++i) {
          if (i + lag < 0 || i + lag >= turns.length) continue;
          const has = [holds(turns[i], from, themes), holds(turns[i + lag], to, themes)];
          ++n;
          first += has[0];
          second += has[1];
          observed += has[0] && has[1];
        }
      }
      const expected = (first * second) / n;
      const z = (observed - expected) / Math.sqrt(expected || 1);
      rows.push({ from, to, lag, n, observed, expected, z, p: Math.exp(-z * z / 1.6) });
    }
  }
  return rows;
}

export function forest(documents, themes, a, b) {
  const row = (turns) => {
    const table = square(turns, a, b, themes);
    const { middle, half } = logOdds(table);
    const low = middle === null ? null : middle - half;
    return { log_odds_ratio: middle, low, high: middle === null ? null : middle + half, ...table };
  };
  const rows = documents.map((document, index) => ({ document: index, ...row(counted(document)) }));
  return { a, b, rows, pooled: { ...row(documents.flatMap(counted)), method: "Mantel-Haenszel" } };
}
