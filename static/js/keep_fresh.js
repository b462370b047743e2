// A part of a page that is still moving (data-keep-fresh) is fetched again until it stands still.
// Without this script the link to look again does the same.
"use strict";

const EVERY_MS = 2000;

async function refresh(id) {
  let answer;
  try {
    answer = await fetch(location.href, { credentials: "same-origin" });
  } catch {
    return again(id);
  }
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(id);
  const shown = document.getElementById(id);
  if (!fresh || !shown) return;
  // Who is typing or choosing in it is not disturbed.
  if (!shown.contains(document.activeElement)) shown.replaceWith(fresh);
  if (fresh.hasAttribute("data-keep-fresh")) again(id);
}

function again(id) {
  setTimeout(refresh, EVERY_MS, id);
}

for (const part of document.querySelectorAll("[data-keep-fresh]")) again(part.id);
