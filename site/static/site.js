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

// The other language shows the same place, and searches for the same words.
for (const link of document.querySelectorAll("a.other"))
  link.addEventListener("click", () => {
    link.search ||= location.search;
    link.hash = location.hash;
  });

// The record that somebody came from to report an error in it.
const from = new URLSearchParams(location.search).get("id");
for (const line of document.querySelectorAll("[data-id]")) {
  line.hidden = !from;
  if (from) line.textContent = `${line.dataset.id} ${from}.`;
}

// Filters: a list item is shown where each choice is blank or among the words of its data.
for (const form of document.querySelectorAll(".filters:not(.sift)")) {
  const items = [...form.parentElement.querySelectorAll("li[data-kind]")];
  const output = form.querySelector("output");
  const apply = () => {
    const wanted = [...form.querySelectorAll("[data-filter]")].filter((choice) => choice.value);
    for (const item of items)
      item.hidden = !wanted.every(({ dataset, value }) => {
        const has = item.dataset[dataset.filter];
        return has === value || has.split(" ").includes(value);
      });
    for (const group of document.querySelectorAll("[data-group]"))
      group.hidden = !group.querySelector("li:not([hidden])");
    output.textContent = output.dataset.shown.replace("{n}", items.filter((item) => !item.hidden).length);
  };
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
