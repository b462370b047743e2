/* What is typed stays in this browser until the server has confirmed it: tied to the person, for a day
   at most, and gone after Uitloggen (Clear-Site-Data). htmx sends it; here it is sent again when that
   failed, and put back after a log-in. Without this script the save button does the work. */
"use strict";

const WAIT_S = [5, 10, 20, 40, 60];
const DAY_MS = 24 * 60 * 60 * 1000;
const PREFIX = "tekst:";
/* Whose text it is, and what is said about it in the language of the page: again, ended, reopen. */
const { keeper: KEEPER, ...WORDS } = document.querySelector("[data-keeper]").dataset;
const waits = new Map();
const unsaved = new Set();

const isBox = (node) => node instanceof Element && node.matches("[data-keeper] [hx-post]");
const keyOf = (box) => `${PREFIX}${KEEPER}:${box.getAttribute("hx-post")}`;
const versionOf = (box) => box.form.elements[box.name.replace("veld-", "versie-")];
/* Beside a number on an English page; elsewhere it is in Dutch notation, which swaps two signs. */
const markOf = (box) => box.form.elements[`${box.name}-notatie`];
const notationOf = (box) => markOf(box)?.value ?? "";
const inOther = (text) => text.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));

/* A browser can refuse to keep anything; then the text still stands in the page. */
function kept(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

function keep(box) {
  unsaved.add(box);
  const draft = { text: box.value, notation: notationOf(box), version: versionOf(box).value, at: Date.now() };
  kept((store) => store.setItem(keyOf(box), JSON.stringify(draft)));
}

function say(box, sentence, link = "") {
  const line = document.createElement("p");
  line.className = "rd-strong";
  line.textContent = sentence;
  if (link) {
    const way = document.createElement("a");
    [way.className, way.href, way.textContent] = ["utrecht-link", location.pathname, link];
    line.append(" ", way);
  }
  document.querySelector(box.getAttribute("hx-target")).replaceChildren(line);
}

function again(box) {
  const { tries = 0, timer } = waits.get(box) ?? {};
  const wait = WAIT_S[Math.min(tries, WAIT_S.length - 1)];
  clearTimeout(timer);
  say(box, WORDS.again.replace("…", wait));
  waits.set(box, { tries: tries + 1, timer: setTimeout(() => htmx.trigger(box, "opnieuw"), wait * 1000) });
}

function answered(box, { xhr, requestConfig }) {
  if (xhr.status === 0 || xhr.status >= 500) return again(box);
  clearTimeout(waits.get(box)?.timer);
  waits.delete(box);
  box.toggleAttribute("aria-invalid", false);
  if (xhr.status !== 200) {
    box.setAttribute("aria-invalid", "true");
    if (xhr.status !== 409 && xhr.status !== 422)
      say(box, WORDS.ended, WORDS.reopen);
  } else if (box.value !== requestConfig.parameters[box.name]) keep(box);
  else {
    unsaved.delete(box);
    kept((store) => store.removeItem(keyOf(box)));
  }
}

function putBack() {
  const names = kept((store) => Object.keys(store).filter((name) => name.startsWith(PREFIX))) ?? [];
  for (const name of names)
    if (!(JSON.parse(localStorage[name]).at > Date.now() - DAY_MS)) localStorage.removeItem(name);
  const boxes = [...document.querySelectorAll("[data-keeper] [hx-post]")].filter((box) => names.includes(keyOf(box)));
  for (const box of boxes) {
    const draft = JSON.parse(localStorage[keyOf(box)] ?? "null");
    if (!draft) continue;
    const isOther = (draft.notation ?? "") !== notationOf(box);
    [box.value, versionOf(box).value] = [isOther ? inOther(draft.text) : draft.text, draft.version];
    keep(box);
    htmx.trigger(box, "opnieuw");
  }
  boxes[0]?.focus();
}

document.addEventListener("DOMContentLoaded", putBack);
document.addEventListener("input", ({ target }) => isBox(target) && keep(target));
document.addEventListener("htmx:beforeRequest", (event) => {
  if (isBox(event.detail.elt) && !unsaved.has(event.detail.elt)) event.preventDefault();
});
document.addEventListener("htmx:afterRequest", ({ detail }) => isBox(detail.elt) && answered(detail.elt, detail));
/* Who leaves the field or the page does not wait for the second after the last key. */
document.addEventListener("focusout", ({ target }) => {
  if (unsaved.has(target) && !target.hasAttribute("aria-invalid")) htmx.trigger(target, "opnieuw");
});
window.addEventListener("pagehide", () => {
  for (const box of unsaved) {
    const data = new FormData();
    for (const part of [box.form.elements.csrfmiddlewaretoken, box, markOf(box), versionOf(box)])
      if (part) data.append(part.name, part.value);
    navigator.sendBeacon(box.getAttribute("hx-post"), data);
  }
});
/* After a conflict: mine over theirs, or theirs in my box; both having seen their version. */
document.addEventListener("click", ({ target }) => {
  const { box: id, version, text } = target.dataset;
  const box = id && document.getElementById(id);
  if (!box) return;
  versionOf(box).value = version;
  box.value = text ?? box.value;
  keep(box);
  htmx.trigger(box, "opnieuw");
  box.focus();
});
