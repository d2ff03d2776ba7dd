/* Where a party stands on a day: looked up in the periods that the record was asked for.

   Nothing is decided here. A period is [first day, answer, text, document] and lasts until the next
   one; its day is empty if it has always been so. A document is [path, name, days on which it was
   published]. */
(function (watchers) {
  "use strict";
  const SHARED = "assets/list-answers.js";
  let shared = null;
  let own = {};

  /* The periods of one party, whose texts and documents are given by their places in `told`. */
  function spelled(answers, told) {
    const lists = Object.entries(answers).map(function ([list, periods]) {
      return [list, periods.map(function ([first, answer, text, source]) {
        return [first, answer, text.map(function (place) { return told[place]; }), told[source]];
      })];
    });
    return Object.fromEntries(lists);
  }

  function section() {
    const heading = document.getElementById("standing");
    return heading && heading.closest("section");
  }

  /* The periods of one list: those of the party, or those of everybody else. */
  function periods(list) {
    return own[list] || shared.others[list];
  }

  function periodOn(list, day) {
    return periods(list).filter(function (period) { return period[0] <= day; }).pop();
  }

  /* One answer for each list, the gravest first. */
  function on(day) {
    const order = Object.keys(shared.answers);
    const found = Object.keys(shared.lists).map(function (list) {
      const [, answer, text, source] = periodOn(list, day);
      return { list: list, answer: answer, text: text, source: source };
    });
    return found.sort(function (one, other) {
      return order.indexOf(one.answer) - order.indexOf(other.answer);
    });
  }

  function days() {
    if (!shared || !section()) return [];
    return Object.keys(shared.lists).flatMap(function (list) {
      return periods(list).map(function (period) { return period[0]; }).filter(Boolean);
    });
  }

  function pieces(text) {
    return text.map(function (piece) {
      if (typeof piece === "string") return piece;
      return watchers.make("a", { href: watchers.root + piece[0] }, piece[1]);
    });
  }

  /* Answers that say the same of several lists share a line, unless a listing is behind them. */
  function grouped(answers) {
    const groups = new Map();
    for (const answer of answers) {
      const isAlone = shared.answers[answer.answer].alone;
      const key = JSON.stringify([answer.answer, answer.text, isAlone && answer.list]);
      groups.set(key, (groups.get(key) || []).concat(answer));
    }
    return [...groups.values()];
  }

  function line(group, day) {
    const said = shared.answers[group[0].answer];
    const lead = watchers.make("strong", { class: said.tone || "told" }, said.lead);
    const lists = group.flatMap(function (answer, index) {
      return [index ? ", " : " ", ...pieces([shared.lists[answer.list]])];
    });
    const told = watchers.make("p", {}, lead, ...lists, ...pieces(group[0].text));
    const made = watchers.make("div", { class: "line" }, watchers.make("div", {}, told));
    const sources = new Map(group.filter(function (answer) { return answer.source; })
      .map(function (answer) { return [answer.source[0], answer.source]; }));
    const shown = [...sources.values()].map(function (source) { return cited(source, day); });
    if (shown.length) made.append(watchers.make("aside", {}, ...shown));
    return made;
  }

  function cited(source, day) {
    const made = watchers.make("cite", {}, ...pieces([source]));
    const published = source[2];
    if (published && watchers.lines.happened(published, day) === "no") {
      made.append(" ", watchers.lines.word("later-source"));
    }
    return made;
  }

  /* Shows where the party stood on the day; what the page says of the release if it is empty. */
  function show(day) {
    const place = section();
    if (!place || !shared) return;
    place.querySelectorAll(".on-the-day").forEach(function (old) { old.remove(); });
    for (const child of place.children) child.hidden = Boolean(day) && child.tagName !== "H2";
    if (!day) return;
    const note = watchers.make("p", { class: "faint" }, "On " + day + ".");
    const lines = grouped(on(day)).map(function (group) { return line(group, day); });
    place.append(watchers.make("div", { class: "on-the-day" }, note, ...lines));
  }

  /* Loads the periods if the page is about a party. */
  async function ready() {
    const place = section();
    if (!place) return;
    place.classList.add("standing");
    await watchers.load(SHARED);
    if (watchers.ownAnswers) await watchers.load(watchers.ownAnswers);
  }

  watchers.standing = {
    takeShared: function (answers) { shared = answers; },
    takeOwn: function (answers, told) { own = spelled(answers, told); },
    ready: ready, on: on, days: days, show: show,
  };
})(window.watchers);
