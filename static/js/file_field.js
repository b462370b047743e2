/* A field for a file speaks the language of the browser ("Choose File"). This puts a button and the name of
   the file in the language of the page in its place, and takes a file that is dropped on it. The field itself
   stays in the form. Without this script it is shown as the browser draws it. */
"use strict";

for (const place of document.querySelectorAll("[data-file-choose]")) {
  const input = place.querySelector("input[type=file]");
  const button = document.createElement("button");
  const name = document.createElement("span");
  const question = document.createElement("span");

  const tell = () => {
    const names = [...input.files].map((file) => file.name);
    name.textContent = names.join(", ") || place.dataset.fileNone;
  };

  question.className = "rd-visually-hidden";
  question.textContent = ` ${input.labels[0].textContent}`;
  button.type = "button";
  button.className = "utrecht-button utrecht-button--secondary-action";
  button.append(place.dataset.fileChoose, question);
  const described = input.getAttribute("aria-describedby");
  if (described) button.setAttribute("aria-describedby", described);
  name.setAttribute("role", "status");
  input.hidden = true;
  place.classList.add("rd-row");
  place.append(button, name);
  tell();

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", tell);
  input.form?.addEventListener("reset", () => setTimeout(tell));
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    const [first] = event.dataTransfer.files;
    if (!first) return;
    const one = new DataTransfer();
    one.items.add(first);
    input.files = one.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // The list of errors above a form leads to the field, and a hidden one takes no focus.
  for (const link of document.querySelectorAll(`a[href="#${input.id}"]`)) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      button.focus();
    });
  }
}
