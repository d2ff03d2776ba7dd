/* What a line of the page says: its row, its words, its document, and where it stands.

   A line is a row of a table or an element of class "line". Its anchor is the id of its row,
   after which `_2` may follow; a line without an anchor tells of the row that the page is about. */
(function (watchers) {
  "use strict";
  const LINES = "main .line, main tbody tr:not(.group, .drawn tr)";
  const SOURCES = ".source, .line > cite, aside > cite, td > cite";

  function tidied(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  /* The text of an element without what scripts put into it, and without documents. */
  function words(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".mark, .cite, " + SOURCES).forEach(function (one) { one.remove(); });
    return tidied(copy.textContent);
  }

  function all() {
    return [...document.querySelectorAll(LINES)];
  }

  /* The lines that the page shows and that hold, or perhaps hold, on its day. */
  function holding() {
    return all().filter(function (line) {
      return !line.closest("[hidden]") && !line.classList.contains("over");
    });
  }

  function pageRow() {
    const id = document.querySelector("main > p > code.id");
    const folder = location.pathname.split("/").slice(-2)[0];
    return id ? { table: folder, id: id.textContent } : { table: "", id: "" };
  }

  function rowOf(line) {
    const around = line.closest("[data-table]");
    if (!line.id || !around) return pageRow();
    return { table: around.dataset.table, id: line.id.replace(/_\d+$/, "") };
  }

  function anchorOf(line) {
    const section = line.closest("section");
    const heading = section && section.querySelector("h2[id]");
    return line.id || (heading ? heading.id : "");
  }

  /* A page of the site: where it is published; else its path within the site, as where a folder
     lies on a disk tells others nothing. */
  function addressOf(href) {
    const url = new URL(href, location.href);
    const path = url.href.slice(new URL(watchers.root || "./", location.href).href.length);
    const canonical = document.querySelector("link[rel=canonical]");
    const own = location.pathname.slice(new URL(watchers.root || "./", location.href).pathname.length);
    if (canonical) return canonical.href.slice(0, canonical.href.length - own.length) + path;
    return location.protocol === "file:" ? path : url.href;
  }

  function address(line) {
    const query = watchers.day ? "?on=" + watchers.day : "";
    const anchor = line && anchorOf(line);
    return addressOf(location.pathname.split("/").pop() + query + (anchor ? "#" + anchor : ""));
  }

  /* A document in the margin as text: publisher, date, title; named in short, its title stands
     where the page first names it. */
  function documentOf(source) {
    const link = source.querySelector("a:not([rel])");
    const path = link ? link.href.replace(/[?#].*$/, "") : location.href;
    const whole = [...document.querySelectorAll(".source")].find(function (one) {
      const other = one.querySelector("a:not([rel])");
      return other && other.href.replace(/[?#].*$/, "") === path;
    });
    const full = whole || source;
    const title = full.querySelector("a:not([rel])");
    const range = document.createRange();
    range.selectNodeContents(full);
    if (title) range.setEndAfter(title);
    return { text: tidied(range.toString()), page: link ? addressOf(link.href) : "" };
  }

  /* The documents of a line; on the page of a document, that one. */
  function documents(line) {
    const found = [...line.querySelectorAll(SOURCES)].map(documentOf);
    if (found.length || !pageRow().id || pageRow().table !== "sources") return found;
    const own = document.querySelector("main > .source");
    const facts = own ? tidied(own.textContent).split(". ")[0] + ". " : "";
    return [{ text: facts + words(document.querySelector("h1")), page: addressOf(location.pathname) }];
  }

  /* Its sentences: those of a table cell by cell, with their labels. */
  function sentences(line) {
    const cells = [...line.querySelectorAll(line.tagName === "TR" ? "th, td" : "p:not(.source)")];
    return cells.filter(function (cell) {
      return !cell.closest("aside") && !cell.querySelector("q");
    }).map(function (cell) {
      const label = cell.dataset.label ? cell.dataset.label + ": " : "";
      return words(cell) && label + words(cell);
    }).filter(Boolean);
  }

  /* The day that the page is shown as of; empty for all days, and where the page tells no days. */
  function day() {
    const tellsDays = watchers.lines.days().length || watchers.standing.days().length;
    return tellsDays ? watchers.day : "";
  }

  /* All that is told by a line, flat, as a row of a file has it. */
  function record(line) {
    const section = line.closest("section");
    const heading = section && section.querySelector("h2");
    const [first, ...others] = sentences(line);
    const cited = documents(line);
    return {
      ...rowOf(line),
      section: heading ? words(heading) : "",
      text: first || "",
      details: others.join("; "),
      quote: [...line.querySelectorAll(".quote, q")].map(words).join(" … "),
      from: line.dataset.from || "",
      to: line.dataset.to || "",
      on: day(),
      marks: [...line.querySelectorAll(".mark")].map(function (mark) {
        return mark.textContent.slice(1, -1);
      }).join("; "),
      document: cited.map(function (one) { return one.text; }).join("; "),
      document_page: cited.map(function (one) { return one.page; }).join(" "),
      address: address(line),
    };
  }

  /* Version, day and content hash of the release, as the foot of the page has them; the hash whole. */
  function release() {
    const foot = document.querySelector("body > footer time").closest("p").textContent;
    return tidied(foot).replace(/\S+…$/, watchers.hash);
  }

  watchers.told = {
    all: all, day: day, holding: holding, record: record, release: release, address: address,
    addressOf: addressOf, words: words,
  };
})(window.watchers);
