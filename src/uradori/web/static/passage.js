// Passages of an article: the one that the address points to is lit, the one selected is what a note is written on.
(() => {
  "use strict";
  const text = document.querySelector("[data-article]");
  if (!text) return;

  // The address counts code points, the browser halves of some of them.
  const placeOf = (wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let left = wanted;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = Array.from(node.data);
      if (left <= points.length) return [node, points.slice(0, left).join("").length];
      left -= points.length;
    }
    return [text, text.childNodes.length];
  };
  const show = () => {
    const statement = location.hash.startsWith("#s-") && location.hash.slice(3);
    const at = /^#at-([0-9]+)-([0-9]+)$/.exec(location.hash);
    const range = document.createRange();
    if (at) {
      range.setStart(...placeOf(Number(at[1])));
      range.setEnd(...placeOf(Number(at[2])));
    } else {
      const pieces = [...text.querySelectorAll(".is-content")].filter((one) => one.dataset.of.split(" ").includes(statement));
      if (!pieces.length) return;
      range.setStartBefore(pieces[0]);
      range.setEndAfter(pieces.at(-1));
    }
    if (window.Highlight) CSS.highlights.set("here", new Highlight(range));
    window.scrollTo({ top: window.scrollY + range.getBoundingClientRect().top - window.innerHeight / 3 });
  };
  window.addEventListener("hashchange", show);
  show();

  const form = document.querySelector("form[data-passage]");
  if (!form) return;
  const told = form.querySelector("[data-chosen]");
  const points = (before) => Array.from(before).length;
  const set = (name, value) => {
    let field = form.elements.namedItem(name);
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name });
      form.append(field);
    }
    field.value = value;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const start = points(before.toString());
    set("kind", "passage");
    set("start", start);
    set("end", start + points(range.toString()));
    told.textContent = `${told.dataset.chosen} ${range.toString().slice(0, 120)}`;
  });
})();
