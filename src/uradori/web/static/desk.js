// Keys (j, k, o, /, ?, g and a letter), and the reader's two halves that light each other up.
(() => {
  "use strict";
  const items = () => [...document.querySelectorAll(".item, details.line")].filter((one) => one.offsetParent);
  let at = -1;

  const move = (step) => {
    const all = items();
    if (!all.length) return;
    all[at]?.removeAttribute("aria-current");
    at = Math.min(all.length - 1, Math.max(0, at + step));
    const one = all[at];
    one.setAttribute("aria-current", "true");
    const focusable = one.matches("details") ? one.querySelector("summary") : one.querySelector("a, button") || one;
    focusable.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
  };

  const open = () => {
    const one = items()[at];
    if (!one) return;
    if (one.matches("details")) one.open = !one.open;
    else one.querySelector("a")?.click();
  };

  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("input[type=search]")) event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (going) {
      going = false;
      const link = [...document.querySelectorAll("[data-go]")].find((one) => one.dataset.go === event.key);
      if (link) location.assign(link.href);
      return;
    }
    const acts = {
      j: () => move(1),
      k: () => move(-1),
      o: open,
      g: () => (going = true),
      "/": () => (document.getElementById("words") || document.getElementById("q")).focus(),
      "?": () => document.getElementById("keys").showModal(),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });

  const LIT = ".reader [data-of], .rows-beside [data-of]";
  const light = (event, on) => {
    const from = event.target.closest?.(LIT);
    if (!from) return;
    const wanted = from.dataset.of.split(" ");
    for (const one of document.querySelectorAll(LIT)) {
      one.classList.toggle("lit", on && one.dataset.of.split(" ").some((each) => wanted.includes(each)));
    }
  };
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => light(event, on));
  }
  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".reader .piece");
    const said = piece && document.getElementById(`s-${piece.dataset.of.split(" ")[0]}`);
    if (said) {
      said.scrollIntoView({ block: "nearest" });
      said.focus({ preventScroll: true });
    }
  });
  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".rows-beside [data-of]");
    const twins = piece ? [...document.querySelectorAll(`.rows-beside [data-of="${piece.dataset.of}"]`)] : [];
    twins.find((one) => one !== piece)?.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, parameters } = event.detail;
    if (elt.dataset.asks) parameters[elt.dataset.asks] = elt.value;
    event.detail.headers["X-CSRF"] = document.body.dataset.csrf;
  });
})();
