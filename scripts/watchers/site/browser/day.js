/* The day for which a page is read: a field, a slider over the days that matter, and the address. */
(function (watchers) {
  "use strict";
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const PART = /^\d{4}(-\d{2})?$/;
  const FIRST = "1900-01-01";
  const ALL_SHOWN = "All that is known is shown.";
  const make = watchers.make;
  let days = [];
  let parts = null;

  function isDay(text) {
    const time = DAY.test(text) ? new Date(text + "T00:00:00Z") : null;
    return Boolean(time) && !isNaN(time) && time.toISOString().startsWith(text);
  }

  /* Why the page cannot be shown as of what was asked; empty if it can. */
  function problem(text) {
    if (PART.test(text)) return "“" + text + "” is part of a date: a whole day is needed, as 2021-03-01.";
    if (DAY.test(text) && !isDay(text)) return "“" + text + "” is not a day of the calendar.";
    if (!isDay(text)) return "“" + text + "” is no day; write it as 2021-03-01.";
    return text < FIRST ? "“" + text + "” is before " + FIRST + ": is the year right?" : "";
  }

  function asked() {
    return new URLSearchParams(location.search).get("on") || "";
  }

  function form() {
    const status = make("p", { class: "day-status", role: "status" });
    const field = make("input", {
      type: "date", id: "on-day", min: FIRST, max: watchers.released,
    });
    const slider = make("input", { type: "range", id: "on-slider", list: "on-days", min: 0 });
    const slot = make("span", { class: "day-slider" },
      make("label", { for: "on-slider" }, "Day of a change"), slider,
      make("datalist", { id: "on-days" }));
    const now = make("button", { type: "button" }, "All days");
    const made = make("form", { class: "day", "aria-label": "As of a day" },
      make("label", { for: "on-day" }, "As of"), field, slot, now, status);
    parts = { form: made, field: field, slider: slider, slot: slot, now: now, status: status };
    return made;
  }

  /* The slider has a place for each day on which something changes, and a last one for all days. */
  function fillSlider() {
    const known = new Set([...watchers.lines.days(), ...watchers.standing.days()]);
    days = [...known].filter(function (day) {
      return day >= FIRST && day <= watchers.released;
    }).sort();
    const options = days.map(function (day, place) {
      return make("option", { value: place, label: day });
    });
    parts.slot.querySelector("datalist").replaceChildren(...options);
    parts.slider.max = days.length;
    parts.slot.hidden = !days.length;
  }

  function place(day) {
    if (!day) return days.length;
    return Math.max(0, days.filter(function (one) { return one <= day; }).length - 1);
  }

  function told(day, counts) {
    if (!day) return "All that is known, at the release of " + watchers.released + ".";
    const lines = function (count) { return watchers.counted(count, "line", "lines"); };
    const texts = [
      [counts["not-begun"], lines(counts["not-begun"]) + " had not begun by then"],
      [counts.over, lines(counts.over) + " over by then"],
      [counts.uncertain, lines(counts.uncertain) + " uncertain on that day"],
      [counts["later-source"], lines(counts["later-source"]) + " told only by a later source"],
    ].filter(function (pair) { return pair[0]; }).map(function (pair) { return pair[1]; });
    const event = document.querySelector("[data-happened]");
    if (event && watchers.lines.happened(event.dataset.happened, day) === "no") {
      texts.unshift("nothing of this had happened by then");
    }
    if (texts.length) return "On " + day + ": " + texts.join(", ") + ".";
    if (watchers.told.day()) return "On " + day + ": every line with a date held.";
    return "This page tells no days: it is as of the release of " + watchers.released
      + ". Its links keep " + day + ".";
  }

  function markLinks(day) {
    const query = day ? "?on=" + day : "";
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (/^[a-z]+:/i.test(href) || !/\.html(\?|#|$)/.test(href)) continue;
      link.setAttribute("href", href.replace(/(\?[^#]*)?(#.*)?$/, function (all, old, anchor) {
        return query + (anchor || "");
      }));
    }
  }

  /* Shows the page as of the day; empty for all days. */
  function show(day) {
    watchers.day = day;
    watchers.standing.show(day);
    const counts = watchers.lines.show(day);
    parts.field.value = day;
    parts.slider.value = place(day);
    parts.slider.setAttribute("aria-valuetext", day || "all days");
    parts.now.disabled = !day;
    parts.status.textContent = told(day, counts);
    markLinks(day);
    document.dispatchEvent(new CustomEvent("watchers-day"));
  }

  /* Shows the page as of the day, or of the release if that is earlier, and says so. */
  function showAsked(day) {
    const isLater = day > watchers.released;
    show(isLater ? watchers.released : day);
    keepInAddress();
    if (!isLater) return;
    parts.status.textContent = day + " is after the release: shown as of " + watchers.released
      + ". " + parts.status.textContent;
  }

  function keepInAddress() {
    const address = new URL(location.href);
    if (watchers.day) address.searchParams.set("on", watchers.day);
    else address.searchParams.delete("on");
    history.replaceState(null, "", address);
  }

  function listen() {
    parts.form.addEventListener("submit", function (event) { event.preventDefault(); });
    parts.field.addEventListener("change", function () {
      const day = parts.field.value;
      if (!day) return;
      const wrong = problem(day);
      if (!wrong) return showAsked(day);
      const shown = watchers.day ? "The page is still as of " + watchers.day + "." : ALL_SHOWN;
      parts.status.textContent = wrong + " " + shown;
    });
    parts.slider.addEventListener("input", function () { show(days[parts.slider.value] || ""); });
    parts.slider.addEventListener("change", keepInAddress);
    parts.now.addEventListener("click", function () {
      show("");
      keepInAddress();
      parts.field.focus();
    });
  }

  async function start() {
    document.querySelector("header").append(form());
    listen();
    const day = asked();
    try {
      await watchers.standing.ready();
    } catch (error) {
      parts.status.textContent = "The answers for other days are missing: " + error.message + ".";
      parts.field.disabled = parts.slider.disabled = true;
      return;
    }
    fillSlider();
    const wrong = day && problem(day);
    if (day && !wrong) {
      showAsked(day);
    } else {
      show("");
      if (wrong) parts.status.textContent = wrong + " " + ALL_SHOWN;
    }
    parts.form.dataset.ready = "yes";
  }

  watchers.days = { markLinks: function () { markLinks(watchers.day); } };
  start();
})(window.watchers);
