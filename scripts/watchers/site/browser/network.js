/* The network of the record: what is filtered, and the same ties as text. */
(function (watchers) {
  "use strict";
  const make = watchers.make;
  const HIDDEN_ON_A_DAY = ["not-begun", "over"];
  let data = null;
  let parts = null;
  let drawing = null;
  let selected = -1;

  /* Takes tables, documents, nodes [table, path, name, x, y] and ties [kind, one, other, what,
     from, to, document]; a document is [path, name, days on which it was published]. */
  function take(handed) {
    data = handed;
    data.nodes = data.nodes.map(function (cells, number) {
      const [table, path, name, x, y] = cells;
      return { number: number, table: data.tables[table], path: path, name: name, x: x, y: y };
    });
    data.ties = data.ties.map(function (cells, number) {
      const [kind, one, other, what, from, to, document] = cells;
      const source = data.documents[document];
      return {
        number: number, kind: kind, one: one, other: other, what: what, source: source,
        hooks: { from: from, to: to, published: source ? source[2] : "" }, states: [],
      };
    });
  }

  function kinds() {
    return data.kinds.map(function (name, kind) {
      const box = make("input", { type: "checkbox", id: "net_kind_" + kind, checked: "" });
      box.addEventListener("change", show);
      return { kind: kind, box: box, label: make("label", { for: box.id }, box, " ", name) };
    });
  }

  function options(nodes) {
    const named = [...nodes].sort(function (one, other) { return one.name.localeCompare(other.name, "en"); });
    return named.map(function (node) { return make("option", { value: node.number }, node.name); });
  }

  function choice(id, all, nodes, onChange) {
    const made = make("select", { id: id }, make("option", { value: "" }, all), ...options(nodes));
    made.addEventListener("change", onChange);
    return made;
  }

  function isList(node) {
    return node.table === "lists";
  }

  /* The controls, the room for the drawing, and the ties as text. */
  function open() {
    const list = choice("net_list", "All lists", data.nodes.filter(isList), show);
    const node = choice("net_node", "all", data.nodes, function () {
      select(node.value === "" ? -1 : Number(node.value));
    });
    parts = {
      kinds: kinds(), list: list, node: node,
      status: make("p", { class: "faint", role: "status" }),
      chosen: make("p", {}), ties: make("ul", { class: "index" }),
      count: make("summary", {}), room: make("div", {
        class: "network-room", role: "img",
        "aria-label": "Drawing of the network; the same ties stand below it as text",
      }),
    };
    parts.told = make("details", {}, parts.count, parts.ties);
    parts.told.addEventListener("toggle", tell);
    const controls = make("p", { class: "network-controls" },
      ...parts.kinds.map(function (one) { return one.label; }),
      make("label", { for: "net_list" }, "List"), list,
      make("label", { for: "net_node" }, "Ties of"), node);
    return make("div", {}, controls, parts.status, parts.room, zoom(),
      make("p", { class: "faint" }, "Circles are organisations, triangles persons, diamonds contracts,"
        + " rectangles lists by their ids. Broken lines are over, dotted ones uncertain. A click selects, a double"
        + " click opens the page."),
      parts.chosen, parts.told);
  }

  function zoom() {
    const buttons = [["Closer", 1.5], ["Further", 1 / 1.5], ["All of it", 0]].map(function (pair) {
      const made = make("button", { type: "button" }, pair[0]);
      made.addEventListener("click", function () { drawing.zoom(pair[1]); });
      return made;
    });
    return make("p", { class: "network-controls" }, ...buttons);
  }

  /* The parties on the chosen list; null if all lists are shown. */
  function members(ties) {
    if (parts.list.value === "") return null;
    const list = Number(parts.list.value);
    const on = ties.filter(function (tie) { return tie.other === list; });
    return new Set(on.map(function (tie) { return tie.one; }));
  }

  function shown() {
    for (const tie of data.ties) {
      tie.states = watchers.lines.states(tie.hooks, watchers.day || watchers.released);
    }
    const held = data.ties.filter(function (tie) {
      return !watchers.day
        || !tie.states.some(function (state) { return HIDDEN_ON_A_DAY.includes(state); });
    });
    const on = members(held);
    const list = Number(parts.list.value);
    return held.filter(function (tie) {
      if (!parts.kinds[tie.kind].box.checked) return false;
      if (!on) return true;
      return isList(data.nodes[tie.other]) ? tie.other === list : on.has(tie.one) || on.has(tie.other);
    });
  }

  function ofSelected(ties) {
    if (selected < 0) return ties;
    return ties.filter(function (tie) { return tie.one === selected || tie.other === selected; });
  }

  function linkTo(path, text) {
    const query = watchers.day ? "?on=" + watchers.day : "";
    return make("a", { href: watchers.root + path + query }, text);
  }

  function link(node) {
    return linkTo(node.path, node.name);
  }

  function sentence(tie) {
    const [one, other] = [data.nodes[tie.one], data.nodes[tie.other]];
    const told = [link(one), " – ", data.kinds[tie.kind] + ": " + tie.what, " – ", link(other)];
    const marks = tie.states.filter(function (state) { return state !== "not-begun"; });
    for (const state of watchers.day ? marks : []) told.push(" ", watchers.lines.word(state));
    if (tie.source) told.push(" ", make("span", { class: "faint" }, linkTo(...tie.source)));
    return make("li", {}, ...told);
  }

  /* Writes the ties out once they are to be seen. */
  function tell() {
    const ties = ofSelected(shown());
    parts.count.textContent = watchers.counted(ties.length, "tie", "ties") + " as text";
    parts.ties.replaceChildren(...(parts.told.open ? ties.map(sentence) : []));
  }

  function show() {
    const ties = shown();
    const nodes = new Set(ties.flatMap(function (tie) { return [tie.one, tie.other]; }));
    const unsure = ties.filter(function (tie) { return tie.states.includes("uncertain"); }).length;
    const day = watchers.day ? "On " + watchers.day + ": " : "All days: ";
    parts.status.textContent = day + ties.length + " of "
      + watchers.counted(data.ties.length, "tie", "ties") + " shown, between " + nodes.size + " of "
      + data.nodes.length + " parties, contracts and lists"
      + (watchers.day && unsure ? "; " + unsure + " uncertain on that day." : ".");
    drawing.show(ties, nodes);
    tell();
  }

  function select(number) {
    selected = number;
    parts.node.value = number < 0 ? "" : number;
    parts.chosen.replaceChildren(...(number < 0 ? [] : ["Selected: ", link(data.nodes[number])]));
    parts.told.open = number >= 0;
    drawing.select(number);
    tell();
  }

  function go(number) {
    location.assign(link(data.nodes[number]).href);
  }

  /* Draws, once the room is on the page. */
  function begin() {
    drawing = watchers.draw(parts.room, data, { select: select, open: go });
    document.addEventListener("watchers-day", show);
    show();
    drawing.zoom(0);
    parts.room.dataset.ready = "yes";
  }

  watchers.network = { take: take, open: open, begin: begin };
})(window.watchers);
