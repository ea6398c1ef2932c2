// Another kind of thread keeps what is typed: the link then sends the form to be shown anew, not to be stored.

const form = document.querySelector("form:has(.kind-switch)");
const typed = () => [...form.querySelectorAll("textarea, input[type='text']")].some((field) => field.value.trim());

document.querySelector(".kinds")?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!form || !link || event.ctrlKey || event.metaKey || event.shiftKey || !typed()) return;
  event.preventDefault();
  form.elements.to.value = new URL(link.href).searchParams.get("kind");
  form.requestSubmit(form.querySelector("[name=switch]"));
});
