// Filters lines, opens them all, and opens the line an address points to. The page reads as well without.
(() => {
  "use strict";
  const form = document.querySelector(".filters");
  if (!form) return;
  const lines = [...document.querySelectorAll(".line")];
  const boxes = [...document.querySelectorAll(".chapter details")];
  const output = form.querySelector("output");
  const result = form.querySelector(".result");
  const button = form.querySelector("button[data-open]");
  const facets = ["lang", "authority", "modality", "speaker"].filter((facet) => form.elements[facet]);

  const filter = () => {
    const wanted = facets.filter((facet) => form.elements[facet].value);
    const fits = (line) => wanted.every((facet) => line.dataset[facet] === form.elements[facet].value);
    let shown = 0;
    for (const line of lines) {
      line.hidden = !fits(line);
      shown += line.hidden ? 0 : 1;
    }
    for (const box of document.querySelectorAll(".more")) {
      box.hidden = !box.querySelector(".line:not([hidden])");
      if (wanted.length) box.open = true;
    }
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector(".line:not([hidden])");
    }
    result.hidden = !wanted.length;
    output.textContent = output.dataset.shown.replace("{n}", shown).replace("{all}", lines.length);
  };

  const show = (hash) => {
    const target = hash.length > 1 && document.getElementById(hash.slice(1));
    if (!target || !target.matches("details, .group")) return;
    const first = target.matches("details") ? target : target.parentElement.closest("details");
    for (let box = first; box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView({ block: target.matches("details") ? "center" : "start" });
  };

  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const open = button.textContent === button.dataset.open;
    for (const box of boxes) box.open = open && !box.hidden;
    button.textContent = open ? button.dataset.close : button.dataset.open;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-facet]");
    if (!link) return;
    const [facet, value] = link.dataset.facet.split(":");
    form.reset();
    form.elements[facet].value = value;
    filter();
    event.preventDefault();
    document.getElementById(link.dataset.chapter).scrollIntoView();
  });
  window.addEventListener("hashchange", () => show(location.hash));
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = boxes.filter((box) => box.matches(".more:not([open])"));
    for (const box of unfolded) box.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const box of unfolded) box.open = false;
    unfolded = [];
  });
  show(location.hash);
})();
