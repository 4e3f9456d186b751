// Small helps for pages that are complete without them.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    getSelection().selectAllChildren(text);
    // Pages opened from a folder have no clipboard; the selection then is what is copied.
    if (navigator.clipboard) await navigator.clipboard.writeText(text.textContent).catch(() => document.execCommand("copy"));
    else document.execCommand("copy");
    button.textContent = button.dataset.done;
  });
}

// The record that somebody came from to report an error in it.
const from = new URLSearchParams(location.search).get("id");
for (const line of document.querySelectorAll("[data-id]")) {
  line.hidden = !from;
  if (from) line.textContent = `${line.dataset.id} ${from}.`;
}
