// What the pages do beyond plain HTML: keyboard, sending once, narrowing long lists of choices, printing.
"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    document.querySelector(".find input")?.focus();
    event.preventDefault();
  }
  if (event.key === "Escape") {
    const open = document.querySelector(".me[open]");
    if (open) {
      open.removeAttribute("open");
      open.querySelector("summary").focus();
    } else if (event.target.matches(".find input")) event.target.blur();
  }
});
document.addEventListener("click", (event) => {
  all(".me[open]").forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open"));
  if (event.target.closest("[data-print]")) window.print();
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  if (event.submitter && !event.submitter.name) event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => all("form").forEach((form) => delete form.dataset.sent));

// A long list of choices shows only those that hold what was typed; what is chosen stays in sight.
function narrow(box) {
  const text = box.value.trim().toLowerCase();
  const group = box.parentElement;
  const select = group.querySelector("select");
  const choices = select ? [...select.options].filter((one) => one.value) : all(".option", group);
  const fitting = choices.filter((one) => {
    const fits = one.textContent.toLowerCase().includes(text);
    one.hidden = !fits && !(one.selected || one.querySelector?.(":checked"));
    return fits;
  });
  if (!select) return;
  select.size = text ? Math.max(2, Math.min(7, fitting.length + 1)) : 0;
  if (text && fitting.length === 1) select.value = fitting[0].value;
}
all("[data-narrow]").forEach((box) => {
  box.hidden = false;
  box.addEventListener("input", () => narrow(box));
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  box.parentElement.querySelector("select")?.addEventListener("change", (event) => (event.target.size = 0));
});

// A question that matters only under some answers of another is asked only then; what is not asked is not sent.
function answersTo(name, form) {
  const asked = all(`[name="${name}"]:not(:disabled)`, form);
  if (asked.length === 1 && asked[0].type === "checkbox" && asked[0].value === "on") return [asked[0].checked ? "True" : "False"];
  return asked.filter((one) => !/checkbox|radio/.test(one.type) || one.checked).map((one) => one.value).filter(Boolean);
}
function ask(form) {
  all("[data-only]", form).forEach((question) => {
    const given = answersTo(question.dataset.only, form);
    const wanted = question.dataset.values ? question.dataset.values.split(" ") : given;
    question.hidden = !given.some((one) => wanted.includes(one));
    all("input, select, textarea", question).forEach((one) => (one.disabled = question.hidden));
  });
}
all("form").forEach((form) => {
  ask(form);
  form.addEventListener("change", () => ask(form));
});

// After a refusal the first answer that was wrong is at hand; without one the reason is read out.
const wrong = document.querySelector(".wrong :is(input, select, textarea):not([hidden], [type=hidden], :disabled)");
if (wrong) {
  const folded = wrong.closest("details");
  if (folded) folded.open = true;
  wrong.focus();
}

// A report dropped anywhere on its field is checked at once.
all("[data-drop]").forEach((field) => {
  const input = field.querySelector("input[type=file]");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    field.addEventListener(kind, (event) => {
      event.preventDefault();
      field.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        input.form.requestSubmit();
      }
    });
  }
});

// On paper everything is open.
all("[data-print]").forEach((button) => (button.hidden = false));
window.addEventListener("beforeprint", () => all("main details:not([open])").forEach((one) => (one.dataset.shut = one.open = true)));
window.addEventListener("afterprint", () => all("[data-shut]").forEach((one) => one.removeAttribute("open")));

if (window.matchMedia("(max-width: 60rem)").matches) document.querySelector(".menu-fold")?.removeAttribute("open");
