/* The drawing of the network by Cytoscape.js, at places that the data gives. */
(function (watchers) {
  "use strict";
  const SHAPES = {
    entities: "ellipse", officials: "triangle", contracts: "diamond", lists: "round-rectangle",
  };
  const LABEL = 11;
  const ROOM = 20;
  const NODE = 14;
  const LEAST_NODE = 5;
  const MOST_NAMED = 40;
  const LISTS = "[shape = 'round-rectangle']";

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function style() {
    const [ink, faint, paper, listed] = ["--ink", "--faint", "--paper", "--listed"].map(colour);
    return [
      { selector: "node", style: {
        shape: "data(shape)", label: "data(name)", color: ink,
        "background-color": faint, "font-size": LABEL, "min-zoomed-font-size": LABEL * 0.8,
        "text-wrap": "ellipsis", "text-max-width": 150, "text-valign": "bottom", "text-margin-y": 2,
        "text-background-color": paper, "text-background-opacity": 0.8 } },
      { selector: "node" + LISTS, style: { "background-color": listed, "z-index": 2 } },
      { selector: "edge", style: {
        width: 1, "line-color": faint, opacity: 0.4, "curve-style": "haystack" } },
      { selector: "edge[kind != 2], edge.near", style: { width: 2, opacity: 1 } },
      { selector: "edge.over", style: { "line-style": "dashed" } },
      { selector: "edge.uncertain", style: { "line-style": "dotted" } },
      { selector: ".away", style: { opacity: 0.15 } },
      { selector: "node:selected", style: { "border-width": 3, "border-color": ink } },
      { selector: ".hidden", style: { display: "none" } },
    ];
  }

  /* Lists are called by their ids, as their names are too long for a drawing. */
  function label(node) {
    return node.table === "lists" ? node.path.replace(/^.*\/|\.html$/g, "") : node.name;
  }

  function elements(data) {
    const nodes = data.nodes.map(function (node) {
      return {
        data: { id: "n" + node.number, number: node.number, name: label(node), shape: SHAPES[node.table] },
        position: { x: node.x, y: node.y },
      };
    });
    const edges = data.ties.map(function (tie) {
      return { data: {
        id: "t" + tie.number, kind: tie.kind, source: "n" + tie.one, target: "n" + tie.other,
      } };
    });
    return nodes.concat(edges);
  }

  /* The library adds a style element unless one of this id is there; the page forbids them, and
     its own style sheet says what that element would. */
  function forgoStyle() {
    document.head.append(watchers.make("meta", { id: "__________cytoscape_stylesheet" }));
  }

  /* Nodes and the names that lead on keep a size on the screen in which they can be seen. */
  function size(cy) {
    const letter = Math.max(LABEL, LABEL / cy.zoom());
    const wide = Math.max(NODE, LEAST_NODE / cy.zoom());
    cy.batch(function () {
      cy.nodes().style({ width: wide, height: wide });
      cy.nodes(LISTS).style({ width: 2 * wide, height: 1.3 * wide });
      cy.nodes().removeStyle("font-size min-zoomed-font-size text-max-width");
      cy.nodes(LISTS + ", .near").style({
        "font-size": letter, "min-zoomed-font-size": 0, "text-max-width": 16 * letter,
      });
    });
  }

  /* Draws into the room; `reader` is told what is selected, and what is to be opened. */
  function draw(room, data, reader) {
    forgoStyle();
    const cy = window.cytoscape({
      container: room, elements: elements(data), style: style(), layout: { name: "preset" },
      userZoomingEnabled: false, autoungrabify: true, selectionType: "single",
      minZoom: 0.05, maxZoom: 4,
    });
    cy.on("tap", "node", function (event) { reader.select(event.target.data("number")); });
    cy.on("tap", function (event) { if (event.target === cy) reader.select(-1); });
    cy.on("dbltap", "node", function (event) { reader.open(event.target.data("number")); });
    cy.on("zoom", function () { size(cy); });

    function show(ties, nodes) {
      const kept = new Map(ties.map(function (tie) { return ["t" + tie.number, tie]; }));
      cy.batch(function () {
        cy.nodes().forEach(function (node) {
          node.toggleClass("hidden", !nodes.has(node.data("number")));
        });
        cy.edges().forEach(function (edge) {
          const tie = kept.get(edge.id());
          edge.toggleClass("hidden", !tie);
          for (const state of ["over", "uncertain"]) {
            edge.toggleClass(state, Boolean(tie) && tie.states.includes(state));
          }
        });
      });
    }

    /* Shows the node with what it is tied to, and the rest faintly. */
    function select(number) {
      cy.elements().removeClass("away near").unselect();
      if (number < 0) return size(cy);
      const near = cy.getElementById("n" + number).closedNeighborhood();
      cy.elements().not(near).addClass("away");
      if (near.nodes().length <= MOST_NAMED) near.addClass("near");
      cy.getElementById("n" + number).select();
      if (near.nodes(":visible").nonempty()) cy.fit(near.nodes(":visible"), ROOM * 2);
      if (cy.zoom() > 1.5) cy.zoom({ level: 1.5, position: near.nodes()[0].position() });
      size(cy);
    }

    function zoom(factor) {
      if (!factor) cy.fit(cy.nodes(":visible"), ROOM);
      else cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      size(cy);
    }

    return { show: show, select: select, zoom: zoom };
  }

  watchers.draw = draw;
})(window.watchers);
