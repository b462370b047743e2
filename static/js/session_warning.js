/* Warns before a session ends, and lets the reader stay. Another page of the same browser may have been
   in use meanwhile, so it asks the server first. Without this script the server still keeps what counts:
   a rapportage that is sent after the end goes along through the log-in. */
"use strict";

const dialog = document.querySelector("[data-session]");
const form = dialog.querySelector("form");
const WARNS_S = Number(dialog.dataset.warns);
const LONGEST_WAIT_S = 24 * 60 * 60;

async function secondsLeft(options = {}) {
  const answer = await fetch(form.action, { credentials: "same-origin", ...options });
  return (await answer.json()).seconden;
}

function show(part) {
  for (const one of dialog.querySelectorAll("[data-part]")) one.hidden = one.dataset.part !== part;
  if (!dialog.open) dialog.showModal();
}

async function look() {
  let left;
  try {
    left = await secondsLeft();
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

form.addEventListener("submit", async (event) => {
  if (event.submitter?.formMethod === "dialog") return;
  event.preventDefault();
  try {
    const left = await secondsLeft({ method: "POST", body: new FormData(form) });
    form.removeAttribute("aria-busy");
    if (left > WARNS_S) return wait(left);
    show("ended");
  } catch {
    show("warning");
  }
});

wait(Math.max(Number(dialog.dataset.session), WARNS_S));
