/* Warns before a session ends, and lets the reader stay. Another page of the same browser may have been
   in use meanwhile, so it asks the server first. Who was logged out and is back, in another tab, goes on
   here: the forms get the key of the new session. Without this script the server still keeps what counts:
   a rapportage that is sent after the end goes along through the log-in. */
"use strict";

const dialog = document.querySelector("[data-session]");
const form = dialog.querySelector("form");
const WARNS_S = Number(dialog.dataset.warns);
const LONGEST_WAIT_S = 24 * 60 * 60;
let endsAt = Date.now() + Number(dialog.dataset.session) * 1000;

async function ask(options = {}) {
  const answer = await fetch(form.action, { credentials: "same-origin", ...options });
  const { seconden, sleutel, wie } = await answer.json();
  endsAt = Date.now() + seconden * 1000;
  return { left: seconden, key: sleutel, isSame: String(wie) === dialog.dataset.person };
}

const hasEnded = () => Date.now() >= endsAt;

function show(part) {
  for (const one of dialog.querySelectorAll("[data-part]")) one.hidden = !one.dataset.part.split("-").includes(part);
  if (!dialog.open) dialog.showModal();
}

async function look() {
  let left;
  try {
    ({ left } = await ask());
  } catch {
    return wait(WARNS_S + 60);
  }
  if (left === 0) return show("ended");
  if (left > WARNS_S) return wait(left);
  show("warning");
  setTimeout(look, left * 1000 + 1000);
}

function wait(left) {
  if (dialog.open) dialog.close();
  setTimeout(look, Math.min(left - WARNS_S, LONGEST_WAIT_S) * 1000);
}

/* Whether the same person is logged in again; then the forms of this page can be sent. */
async function isBack() {
  try {
    const { left, key, isSame } = await ask();
    if (left > 0 && isSame) {
      for (const box of document.querySelectorAll("[name=csrfmiddlewaretoken]")) box.value = key;
      wait(Math.max(left, WARNS_S));
      return true;
    }
  } catch {
    /* What cannot be asked, is not so. */
  }
  endsAt = 0;
  return false;
}

document.addEventListener("visibilitychange", async () => {
  if (!document.hidden && hasEnded() && (await isBack())) show("back");
});

/* What is sent after the end would be lost at the log-in. */
document.addEventListener(
  "submit",
  async (event) => {
    const { target, submitter } = event;
    if (target === form || !hasEnded()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await isBack()) target.requestSubmit(submitter);
    else show("ended");
  },
  true,
);

/* It closes more than once; a form that is sent once would stay busy. */
dialog.addEventListener("close", () => form.removeAttribute("aria-busy"));

form.addEventListener("submit", async (event) => {
  if (event.submitter?.formMethod === "dialog") return;
  event.preventDefault();
  try {
    const { left } = await ask({ method: "POST", body: new FormData(form) });
    form.removeAttribute("aria-busy");
    if (left > WARNS_S) return wait(left);
    show("ended");
  } catch {
    show("warning");
  }
});

wait(Math.max(Number(dialog.dataset.session), WARNS_S));
