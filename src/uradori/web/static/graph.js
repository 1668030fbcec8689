// Draws who retells whom as a layered graph: what retells nothing to the left, what retells it to the right; later ones
// lower. Origins are filled.
(() => {
  "use strict";
  const STEP = 240;
  const LINE = 48;
  const NAME = STEP - 60;
  // A name is cut where it would reach the next column.
  const fit = function (node) {
    const text = d3.select(this).text(node.name);
    for (let left = node.name.length - 1; left > 0 && this.getComputedTextLength() > NAME; left -= 1) {
      text.text(`${node.name.slice(0, left).trimEnd()}…`);
    }
    node.end = node.x + 16 + this.getComputedTextLength();
  };
  for (const figure of document.querySelectorAll("[data-graph]")) {
    const { nodes, edges, times } = JSON.parse(document.getElementById(figure.dataset.graph).textContent);
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
      column.sort((a, b) => d3.ascending(Date.parse(a.published) || Infinity, Date.parse(b.published) || Infinity));
      column.forEach((node, place) => Object.assign(node, { x: 16 + depth * STEP, y: 30 + place * LINE }));
    }
    const width = 16 + STEP * d3.max(columns.keys(), (depth) => depth + 1);
    const height = 30 + LINE * d3.max(columns.values(), (column) => column.length);
    const svg = d3
      .select(figure)
      .insert("svg", "figcaption")
      .attr("role", "group")
      .attr("aria-label", figure.dataset.label)
      .attr("width", width)
      .attr("height", height);
    const lines = svg.append("g");
    const dot = svg
      .selectAll("a")
      .data([...byId.values()])
      .join("a")
      .attr("href", (node) => (node.lang ? `/articles/${node.id}` : null))
      .attr("class", (node) => (node.origin ? "origin" : null))
      .attr("transform", (node) => `translate(${node.x},${node.y})`);
    dot.append("title").text((node) => node.name);
    dot.append("circle").attr("r", 6);
    dot.append("text").attr("x", 11).attr("y", 1).each(fit);
    dot.append("text").attr("class", "when").attr("x", 11).attr("y", 16).text((node) => times[node.id] || "");
    // A line leaves its column behind the longest name there, and passes the columns between in the gap above its row.
    const ends = d3.rollup([...byId.values()], (column) => d3.max(column, (node) => node.end), (node) => node.depth);
    const curve = d3.linkHorizontal().x((point) => point.x).y((point) => point.y);
    const joined = (source, target) => curve({ source, target }).replace("M", "L");
    const path = ({ parent, child }) => {
      const [from, to] = [byId.get(parent), byId.get(child)];
      const out = `M${from.end},${from.y - 3}`;
      const start = { x: ends.get(from.depth), y: from.y - 3 };
      const end = { x: to.x - 7, y: to.y };
      if (to.depth - from.depth < 2) return out + joined(start, end);
      const lane = to.y - 18;
      const enter = { x: 16 + (from.depth + 1) * STEP - 12, y: lane };
      const leave = { x: to.x - 40, y: lane };
      return out + joined(start, enter) + joined(leave, end);
    };
    lines
      .selectAll("path")
      .data(edges)
      .join("path")
      .attr("class", (edge) => `edge ${edge.kind}`)
      .attr("d", path);
  }
})();
