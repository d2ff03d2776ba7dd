/* The search box: links under a field, reached with the arrow keys. */
(function (watchers) {
  "use strict";
  const MOST = 12;
  const make = watchers.make;
  const field = make("input", {
    type: "search", id: "find-field", autocomplete: "off", spellcheck: "false",
  });
  const found = make("ol", { class: "found", hidden: "" });
  const status = make("p", { class: "unseen", role: "status" });
  const form = make("form", { class: "find", role: "search" },
    make("label", { for: "find-field" }, "Find"), field, found, status);
  let isReady = false;

  function entry(result) {
    const link = make("a", { href: watchers.root + result.path }, result.title);
    const note = make("span", { class: "faint" }, result.note);
    return make("li", {}, link, " ", note);
  }

  function told(count) {
    if (!count) return "The search found no such name or statement; it does not know every spelling.";
    if (count > MOST) return MOST + " of " + count + " shown.";
    return watchers.counted(count, "result", "results");
  }

  function show() {
    if (!isReady) return;
    const text = field.value.trim();
    const results = text ? watchers.search.find(text) : [];
    found.replaceChildren(...results.slice(0, MOST).map(entry));
    found.hidden = !results.length;
    watchers.days.markLinks();
    status.textContent = text ? told(results.length) : "";
    // How many there are is seen unless the list itself shows it.
    status.className = text && (!results.length || results.length > MOST) ? "nothing" : "unseen";
  }

  async function ready() {
    if (isReady) return;
    try {
      await watchers.load("assets/search.js");
      await watchers.load("assets/search-index.js");
      isReady = true;
      form.dataset.ready = "yes";
      show();
    } catch (error) {
      status.className = "nothing";
      status.textContent = "Search does not work here: " + error.message + ".";
    }
  }

  /* The link that many places further on; the field stands before the first. */
  function move(steps) {
    const stops = [field, ...found.querySelectorAll("a")];
    const at = Math.max(0, stops.indexOf(document.activeElement));
    stops[Math.min(Math.max(at + steps, 0), stops.length - 1)].focus();
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Escape") {
      field.value = "";
      show();
      field.focus();
    }
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const first = found.querySelector("a");
    if (first) first.click();
  });
  form.addEventListener("keydown", onKey);
  field.addEventListener("focus", ready);
  field.addEventListener("input", show);
  document.querySelector("header").append(form);
})(window.watchers);
