/* The search: an index of what rows are called and of what claims state, made by MiniSearch. */
(function (watchers) {
  "use strict";
  const { indexTerms, queryTerms, whole, isHan } = watchers.terms;
  const FIELDS = ["title", "others", "pinyin", "ids", "key"];
  const WEIGHTS = { title: 2, others: 2, pinyin: 1.5, ids: 3, key: 2 };
  const WHOLE_NAME = 1000;
  const STATEMENT = 0.3;
  const LEAST = 0.5;
  let index = null;
  let rows = [];

  /* One letter in four may be wrong, but no figure and no Chinese character. */
  function mistakes(term) {
    if (isHan(term) || /\d/.test(term) || term.length < 4) return false;
    return term.length < 8 ? 1 : 2;
  }

  function moreMistakes(term) {
    const few = mistakes(term);
    return few && few + 1;
  }

  function textOf(row, field) {
    const value = row[field];
    return Array.isArray(value) ? value.join("\n") : value;
  }

  /* A row from [kind, name of the page, title, other names, pinyin, identifiers, weight, note]. */
  function rowOf(kinds, cells) {
    const [kind, key, title, others, pinyin, ids, weight, note] = cells;
    const table = kinds[kind];
    return {
      key: key, title: title, others: others, pinyin: pinyin, ids: ids,
      path: table.folder + "/" + key + ".html",
      note: note ? table.name + ", " + note : table.name,
      weight: weight,
    };
  }

  /* Claims from [path of the page, document, [[anchor, statement], …]]; all words must be met. */
  function statementsOf(cells) {
    const [page, document, statements] = cells;
    return statements.map(function ([anchor, statement]) {
      return {
        key: "", title: statement, others: [], pinyin: [], ids: [], path: page + "#" + anchor,
        note: "statement, " + document, weight: STATEMENT, least: 1,
      };
    });
  }

  function load(kinds, documents, claims) {
    rows = documents.map(function (cells) { return rowOf(kinds, cells); });
    rows = rows.concat(claims.flatMap(statementsOf));
    rows.forEach(function (row, id) { row.id = id; });
    index = new window.MiniSearch({
      fields: FIELDS,
      extractField: function (row, field) { return field === "id" ? row.id : textOf(row, field); },
      tokenize: function (text, field) {
        return text.split("\n").flatMap(function (one) { return indexTerms(one, field); });
      },
      processTerm: function (term) { return term; },
    });
    index.addAll(rows);
  }

  const OPTIONS = {
    tokenize: queryTerms,
    processTerm: function (term) { return term; },
    prefix: function (term) { return !/^\d{1,2}$/.test(term); },
    boost: WEIGHTS,
    weights: { prefix: 0.6, fuzzy: 0.3 },
    boostDocument: function (id) { return rows[id].weight; },
  };

  /* What the row is called, each name as one term; kept, as each letter typed asks again. */
  function wholes(row) {
    if (!row.wholes) {
      const ids = row.ids.flatMap(function (id) { return [id, ...id.split(":")]; });
      const names = [row.title, row.key, ...row.others, ...row.pinyin, ...ids];
      row.wholes = new Set(names.map(whole));
    }
    return row.wholes;
  }

  /* Names that are exactly what was asked for come first. */
  function ranked(result, text, terms) {
    const row = rows[result.id];
    const asked = whole(text);
    const isWhole = wholes(row).has(asked);
    const met = terms.filter(function (term) { return result.queryTerms.includes(term); }).length;
    const share = result.queryTerms.includes(asked) ? 1 : met / terms.length;
    const score = result.score * share * share + (isWhole ? WHOLE_NAME * row.weight : 0);
    const isMet = share >= (row.least || LEAST);
    return { path: row.path, title: row.title, note: row.note, isMet: isMet, score: score };
  }

  function search(text, terms, fuzzy) {
    // "hai kang" is one word in pinyin.
    const queries = terms.length > 1 && !isHan(text) ? [text, whole(text)] : [text];
    return index
      .search({ combineWith: "OR", queries: queries }, { ...OPTIONS, fuzzy: fuzzy })
      .map(function (result) { return ranked(result, text, terms); })
      .filter(function (result) { return result.isMet; })
      .sort(function (one, other) { return other.score - one.score; });
  }

  /* The rows that are called like the text, the best first: at most so many, or all. */
  function find(text, most) {
    const terms = [...new Set(queryTerms(text))];
    if (!terms.length) return [];
    const found = search(text, terms, mistakes);
    return (found.length ? found : search(text, terms, moreMistakes)).slice(0, most);
  }

  watchers.search = { load: load, find: find };
})(window.watchers);
