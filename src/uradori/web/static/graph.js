// Draws who retells whom as a layered graph: what retells nothing to the left, what retells it to the right; later ones
// lower. Origins are filled.
(() => {
  "use strict";
  const STEP = 220;
  const LINE = 44;
  for (const figure of document.querySelectorAll("[data-graph]")) {
    const { nodes, edges } = JSON.parse(document.getElementById(figure.dataset.graph).textContent);
    const byId = new Map(nodes.map((node) => [node.id, { ...node, depth: 0 }]));
    // The longest way to an origin is the column; edges make no ring, the bound is for data that breaks that promise.
    for (let round = 0; round < nodes.length; round += 1) {
      for (const { child, parent } of edges) {
        const one = byId.get(child);
        one.depth = Math.min(nodes.length, Math.max(one.depth, byId.get(parent).depth + 1));
      }
    }
    const columns = d3.group([...byId.values()], (node) => node.depth);
    for (const [depth, column] of columns) {
      column.sort((a, b) => d3.ascending(a.published || "9", b.published || "9"));
      column.forEach((node, place) => Object.assign(node, { x: 16 + depth * STEP, y: 24 + place * LINE }));
    }
    const width = 16 + STEP * d3.max(columns.keys(), (depth) => depth + 1);
    const height = 24 + LINE * d3.max(columns.values(), (column) => column.length);
    const svg = d3
      .select(figure)
      .append("svg")
      .attr("role", "group")
      .attr("aria-label", figure.dataset.label)
      .attr("width", width)
      .attr("height", height);
    // An edge begins behind the name of the node it leaves, so that names stay free of lines.
    const ending = (node) => ({ x: node.x + Math.min(STEP - 30, 18 + 7 * node.name.slice(0, 24).length), y: node.y });
    const path = d3.linkHorizontal().x((node) => node.x).y((node) => node.y);
    svg
      .selectAll("path")
      .data(edges)
      .join("path")
      .attr("class", (edge) => `edge ${edge.kind}`)
      .attr("d", (edge) => path({ source: ending(byId.get(edge.parent)), target: byId.get(edge.child) }));
    const dot = svg
      .selectAll("a")
      .data([...byId.values()])
      .join("a")
      .attr("href", (node) => (node.lang ? `/articles/${node.id}` : null))
      .attr("class", (node) => (node.origin ? "origin" : null))
      .attr("transform", (node) => `translate(${node.x},${node.y})`);
    dot.append("circle").attr("r", 6);
    dot.append("text").attr("x", 11).attr("y", 1).text((node) => node.name.slice(0, 24));
    dot.append("text").attr("class", "when").attr("x", 11).attr("y", 16).text((node) => (node.published || "").slice(0, 10));
  }
})();
