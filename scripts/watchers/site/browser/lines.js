/* The lines of a page as of a day: over, not begun, uncertain, or told only by a later source.

   A date is a day, or the first and the last day that it can mean, with a slash. */
(function (watchers) {
  "use strict";
  const HOOKED = "[data-from], [data-to], [data-published]";
  const PUBLISHED = ".source > time, cite > a > time";
  const WORDS = {
    over: "over by then",
    uncertain: "uncertain on that day",
    "later-source": "source published later",
    "of-release": "as known on " + watchers.released,
  };

  function ends(date) {
    const days = date.split("/");
    return [days[0], days[days.length - 1]];
  }

  /* Whether what has this date had happened by the day: yes, no or unknown. */
  function happened(date, day) {
    if (!date) return "unknown";
    const [first, last] = ends(date);
    if (last <= day) return "yes";
    return first > day ? "no" : "unknown";
  }

  /* What is so of a line on the day, as names of classes. */
  function states(hooks, day) {
    const found = [];
    const begun = hooks.from === undefined ? "yes" : happened(hooks.from, day);
    const over = hooks.to ? happened(hooks.to, day) : "no";
    if (begun === "no") return ["not-begun"];
    if (over === "yes") found.push("over");
    else if (begun === "unknown" || over === "unknown") found.push("uncertain");
    if (hooks.published && ends(hooks.published)[0] > day) found.push("later-source");
    return found;
  }

  /* Gives each line the day of the document beside it, if that is known. */
  function take() {
    for (const line of document.querySelectorAll(":not([data-undated]) > .line, tbody tr:not(.drawn tr)")) {
      const published = line.querySelector(PUBLISHED);
      if (published) line.dataset.published = meant(published.textContent);
    }
  }

  /* The first and the last day that a part of a date can mean. */
  function meant(date) {
    const [year, month] = date.split("-");
    if (date.length > 7) return date;
    const last = month ? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) : year + "-12-31";
    return year + "-" + (month || "01") + "-01/" + last;
  }

  function all() {
    return [...document.querySelectorAll(HOOKED)].filter(function (line) {
      return !line.closest(".standing");
    });
  }

  /* The days on which a line of the page changes. */
  function days() {
    const found = all().flatMap(function (line) {
      return [line.dataset.from, line.dataset.to].filter(Boolean).flatMap(ends);
    });
    return [...new Set(found)];
  }

  function clear(line) {
    line.hidden = false;
    line.classList.remove("over", "uncertain", "later-source", "not-begun");
    line.querySelectorAll(".mark").forEach(function (mark) { mark.remove(); });
  }

  function mark(line, state) {
    line.classList.add(state);
    if (state === "not-begun") {
      line.hidden = true;
      return;
    }
    const place = line.querySelector("th, td, p") || line;
    place.append(" ", word(state));
  }

  function word(state) {
    return watchers.make("span", { class: "mark" }, "[" + WORDS[state] + "]");
  }

  /* Says under a heading how many lines are hidden, and that drawings know of no day. */
  function note(section, day) {
    section.querySelectorAll(".day-note").forEach(function (old) { old.remove(); });
    const heading = section.querySelector("h2");
    const count = section.querySelectorAll(".not-begun").length;
    const texts = [];
    if (count) texts.push(watchers.counted(count, "line", "lines") + " had not begun by then.");
    if (day && section.querySelector(".drawing")) texts.push("The drawing shows all days.");
    if (day && section.querySelector(".drawn")) texts.push("So does its table.");
    if (day && section.hasAttribute("data-all-days")) texts.push("These counts are of all days.");
    if (!heading || !texts.length) return;
    heading.after(watchers.make("p", { class: "day-note faint" }, texts.join(" ")));
  }

  /* Shows the lines as of the day, or all of them if it is empty; returns how many are what. */
  function show(day) {
    const counts = { "not-begun": 0, over: 0, uncertain: 0, "later-source": 0 };
    for (const line of all()) {
      clear(line);
      for (const state of day ? states(line.dataset, day) : []) {
        mark(line, state);
        counts[state] += 1;
      }
    }
    for (const detail of document.querySelectorAll("[data-of-release]")) {
      detail.querySelectorAll(".mark").forEach(function (old) { old.remove(); });
      if (day) detail.append(" ", word("of-release"));
    }
    document.querySelectorAll("main section").forEach(function (section) { note(section, day); });
    return counts;
  }

  take();
  watchers.lines = { days: days, show: show, happened: happened, states: states, word: word };
})(window.watchers);
