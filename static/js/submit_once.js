/* Sends each form once: a second click on Ondertekenen would only meet "Iemand anders was u net voor".
   Without this script the page works the same; the server decides. */
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.hasAttribute("aria-busy")) {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
});

/* The back button can bring a page back as it was left: then the form must work again. */
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
});
