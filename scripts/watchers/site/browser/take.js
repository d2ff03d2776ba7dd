/* What a page shows as files: its lines as CSV and JSON, and its pictures. Made in the browser. */
(function (watchers) {
  "use strict";
  const make = watchers.make;
  const FORMULA = /^[=+\-@\t\r]/;
  const STYLES = ["color", "display", "fill", "font-family", "font-size", "font-weight", "opacity",
    "stroke", "stroke-dasharray", "stroke-width", "text-anchor"];

  /* A spreadsheet must not take a cell for a formula. */
  function cell(value) {
    const text = FORMULA.test(value) ? "'" + value : value;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function rows() {
    return watchers.told.holding().map(watchers.told.record);
  }

  function csv() {
    const release = watchers.told.release();
    const columns = Object.keys(watchers.told.record(watchers.told.all()[0]));
    const lines = rows().map(function (row) { return [...Object.values(row), release]; });
    return [[...columns, "release"], ...lines].map(function (line) {
      return line.map(cell).join(",") + "\n";
    }).join("");
  }

  function json() {
    const described = {
      page: document.querySelector("h1").textContent.trim(),
      address: watchers.told.address(null),
      on: watchers.told.day(),
      release: watchers.told.release(),
      rows: rows(),
    };
    return JSON.stringify(described, null, 1) + "\n";
  }

  /* The picture with the style that it has on the page, so that it stands alone. */
  function svg(picture) {
    const copy = picture.cloneNode(true);
    const shown = picture.querySelectorAll("*");
    copy.querySelectorAll("*").forEach(function (element, place) {
      styled(element, shown[place]);
    });
    styled(copy, picture);
    const { y, width, height } = picture.viewBox.baseVal;
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    const paper = document.createElementNS(picture.namespaceURI, "rect");
    paper.setAttribute("y", y);
    paper.setAttribute("width", width);
    paper.setAttribute("height", height);
    paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
    (copy.querySelector("desc") || copy.querySelector("title")).after(paper);
    return new XMLSerializer().serializeToString(copy) + "\n";
  }

  function styled(element, shown) {
    element.removeAttribute("class");
    if (["title", "desc"].includes(element.tagName)) return;
    const style = getComputedStyle(shown);
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
    if (element.tagName === "rect" && style.rx !== "auto") element.setAttribute("rx", style.rx);
    if (element.tagName !== "a") return;
    const target = watchers.told.addressOf(shown.href.baseVal);
    if (/^https?:/.test(target)) element.setAttribute("href", target);
    else element.removeAttribute("href");
  }

  function save(content, type, ending) {
    const own = location.pathname.split("/").pop().replace(/\.html$/, "") || "index";
    const href = URL.createObjectURL(new Blob([content], { type: type }));
    make("a", { href: href, download: own + ending }).click();
    setTimeout(function () { URL.revokeObjectURL(href); }, 1000);
  }

  function button(text, onClick) {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", onClick);
    return made;
  }

  function day() {
    const shown = watchers.told.day();
    return shown ? "-" + shown : "";
  }

  function ofRows() {
    return make("p", { class: "take" }, "Rows of this page: ",
      button("CSV", function () { save(csv(), "text/csv;charset=utf-8", day() + ".csv"); }), " ",
      button("JSON", function () { save(json(), "application/json", day() + ".json"); }));
  }

  function ofPicture(picture) {
    const name = picture.closest("section").querySelector("h2").id;
    return make("p", { class: "take" }, button("Picture (SVG)", function () {
      save(svg(picture), "image/svg+xml", "-" + name + ".svg");
    }));
  }

  if (watchers.told.all().length) document.querySelector("main").append(ofRows());
  for (const picture of document.querySelectorAll(".drawing > svg")) {
    picture.closest(".drawing").after(ofPicture(picture));
  }
})(window.watchers);
