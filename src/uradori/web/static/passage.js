// A note on a passage: the words selected in the article are what the form points to.
(() => {
  "use strict";
  const text = document.querySelector("[data-article]");
  const form = document.querySelector("form[data-passage]");
  if (!text || !form) return;
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
