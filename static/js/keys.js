/* "/" leads to the search and "?" opens the list of keys. Only where nobody types, never with Ctrl, Alt or
   Command, and not at all for who switched them off: who speaks to the computer may otherwise set them off
   (WCAG 2.1.4). The choice is kept in this browser. Without this script everything is a link in the menu. */
"use strict";

{
  const KEPT = "rd-sneltoetsen";
  const list = document.querySelector("[data-keys]");
  // On the page about accessibility: the state in words, and the button that turns it.
  const words = document.querySelectorAll("[data-keys-off]");

  const areOff = () => {
    try {
      return localStorage.getItem(KEPT) === "uit";
    } catch {
      return false;
    }
  };

  const tell = () => {
    for (const one of words) {
      one.hidden = false;
      one.textContent = areOff() ? one.dataset.keysOff : one.dataset.keysOn;
    }
  };

  const turn = () => {
    try {
      if (areOff()) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, "uit");
    } catch {
      /* A browser that keeps nothing: then they stay on. */
    }
    tell();
  };

  const search = () => {
    const field = document.querySelector(`form[action="${list.dataset.search}"] input[type=search]`);
    if (field) field.focus();
    else location.assign(list.dataset.search);
  };

  const ACTS = { "/": search, "?": () => list.showModal() };

  document.addEventListener("keydown", (event) => {
    const act = ACTS[event.key];
    if (!act || areOff() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    act();
  });
  document.querySelector("button[data-keys-off]")?.addEventListener("click", turn);
  tell();
}
