// Keyboard: "/" goes to the search box. A form is sent once; drafts of long forms survive a closed tab.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) {
    document.querySelector(".find input")?.focus();
    event.preventDefault();
  }
});
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.target.dataset.sent) event.preventDefault();
  if (button && !button.name) event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => delete form.dataset.sent));
if (window.matchMedia("(max-width: 60rem)").matches) document.querySelector(".menu-fold")?.removeAttribute("open");
