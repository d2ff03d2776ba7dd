/* A button on each line that shows how to cite it, and copies that. */
(function (watchers) {
  "use strict";
  const make = watchers.make;
  const LABEL_LENGTH = 60;
  let parts = null;

  /* What to write under a text that quotes the line. */
  function citation(line) {
    const told = watchers.told.record(line);
    const row = told.id ? told.table + "/" + told.id + ": " : "";
    const said = [told.text, told.details].filter(Boolean).join("; ");
    return [
      row + said + (told.quote ? " “" + told.quote + "”" : ""),
      told.marks && "On " + watchers.day + ": " + told.marks + ".",
      told.document && "Document: " + told.document,
      watchers.told.release(),
      told.on ? "As of " + told.on : "As of the release",
      told.address,
    ].filter(Boolean).join("\n") + "\n";
  }

  function dialog() {
    const close = make("button", { type: "button" }, "Close");
    const text = make("textarea", { readonly: "", rows: 11, "aria-labelledby": "cite_heading" });
    const status = make("p", { role: "status" });
    const made = make("dialog", { class: "citation", "aria-labelledby": "cite_heading" },
      make("h2", { id: "cite_heading" }, "Cite this line"), text, status, close);
    close.addEventListener("click", function () { made.close(); });
    document.body.append(made);
    return { dialog: made, text: text, status: status };
  }

  /* Copies what is selected where the page may; else the reader does. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      parts.status.textContent = "Copied.";
    } catch (error) {
      parts.status.textContent = "The text is selected: copy it with Ctrl+C or Cmd+C.";
    }
  }

  function show(line) {
    parts = parts || dialog();
    parts.status.textContent = "";
    parts.text.value = citation(line);
    parts.dialog.showModal();
    parts.text.focus();
    parts.text.select();
    parts.text.scrollTop = 0;
    copy(parts.text.value);
  }

  function button(line) {
    const said = watchers.told.words(line).slice(0, LABEL_LENGTH);
    const made = make("button", { type: "button", class: "cite" }, "Cite",
      make("span", { class: "unseen" }, " this line: " + said));
    made.addEventListener("click", function () { show(line); });
    return made;
  }

  /* Gives a button to each line, after all that it says; numbers in columns are no lines. */
  function mark() {
    for (const line of watchers.told.all()) {
      if (line.closest(".counts")) continue;
      const place = line.tagName === "TR" ? line.lastElementChild : line.querySelector("p");
      if (place) place.append(" ", line.querySelector(".cite") || button(line));
    }
  }

  document.addEventListener("watchers-day", mark);
  mark();
})(window.watchers);
