// Search in the index of the page's language: every word must begin a word of the name, of the other
// names or of the id. Accents and capitals do not matter.
const SHOWN = 50;
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const entries = self.searchIndex.map(([id, kind, name, others]) => ({
  id, kind, name,
  names: ` ${wordsOf(name).join(" ")}`,
  all: ` ${wordsOf(`${name} ${others} ${id}`).join(" ")} ${id}`,
}));

const find = (query) => {
  const words = wordsOf(query);
  if (!words.length) return [];
  const phrase = ` ${words.join(" ")}`;
  return entries
    .filter((entry) => entry.id === query.trim() || words.every((word) => entry.all.includes(` ${word}`)))
    .map((entry) => [
      (entry.id === query.trim() ? -4 : 0) - (entry.all.includes(phrase) ? 2 : 0) - (entry.names.startsWith(phrase) ? 1 : 0),
      entry.name.length, entry,
    ])
    .sort((one, other) => one[0] - other[0] || one[1] - other[1])
    .map(([, , entry]) => entry);
};

const form = document.querySelector("form.search");
const list = document.getElementById("found");
const output = document.getElementById("count");

const show = () => {
  const query = form.q.value;
  const found = find(query);
  list.replaceChildren(...found.slice(0, SHOWN).map((entry) => {
    const link = Object.assign(document.createElement("a"), { href: `id/${entry.id}.html`, textContent: entry.name });
    const kind = Object.assign(document.createElement("span"), { className: "by", textContent: ` ${entry.kind} · ${entry.id}` });
    const item = document.createElement("li");
    item.append(link, kind);
    return item;
  }));
  const text = found.length > SHOWN ? output.dataset.many : output.dataset.few;
  output.textContent = query.trim() ? text.replace("{n}", found.length).replace("{shown}", SHOWN) : "";
};

form.q.value = new URLSearchParams(location.search).get("q") ?? "";
form.addEventListener("input", show);
form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
show();
