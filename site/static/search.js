// Search in the index of the page's language: every word must begin a word of the name, of the other
// names or of the id; where no record has them all, those with most of them are shown. Accents and
// capitals do not matter. A record of which a name, an abbreviation or the id was typed comes first,
// one of which the last words of the id were (SAIME, Maduro) next, then what was read most often;
// texts and publishers come last. Pages of the site, people and bodies come before all others where
// every word is in their names. Where nothing is found, names that are spelt much like it are.
const SHOWN = 50;
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const entries = self.searchIndex.map(([id, kind, name, others, read, weight, who]) => ({
  id, kind, name, read, weight,
  names: [name, ...others.split(" · ")].map((one) => ` ${wordsOf(one).join(" ")}`),
  all: ` ${wordsOf(`${name} ${others} ${kind} ${id} ${who}`).join(" ")} ${id}`,
}));

const form = document.querySelector("form.search");
const list = document.getElementById("found");
const output = document.getElementById("count");
const other = document.querySelector("a.other");
const passedOver = new Set(wordsOf(output.dataset.passedOver));
const alike = output.dataset.alike.split(";").map(wordsOf);

// The records that have most of the words, the best first, and whether they have them all.
const find = (query) => {
  const typed = wordsOf(query);
  const phrase = ` ${typed.join(" ")}`;
  // Of a question, the words that say what it is about.
  const telling = typed.filter((word) => !passedOver.has(word));
  const words = telling.length ? telling : typed;
  // A plural finds its singular, too: both begin with the word without its s.
  const stems = words.map((word) => (word.length > 3 ? word.replace(/s$/, "") : word));
  // Who writes "died" finds what the data calls killed.
  const ways = words.map((word, place) => alike.find((group) => group.includes(word)) ?? [stems[place]]);
  const named = (entry) => entry.weight && ways.every((way) => way.some((stem) => entry.names.some((name) => name.includes(` ${stem}`))));
  const scored = entries.map((entry) => ({
    entry,
    words: ways.filter((way) => way.some((stem) => entry.all.includes(` ${stem}`))).length,
    rank: (named(entry) ? 4 + 4 * entry.weight : 0) + (entry.id === query.trim() || entry.names.includes(phrase) ? 8 : entry.id.endsWith(`-${typed.join("-")}`) ? 4 : 0) + (entry.read ? 2 : 0) + (entry.all.includes(phrase) ? 1 : 0),
  }));
  const most = Math.max(...scored.map((one) => one.words));
  const found = scored
    .filter((one) => one.words && one.words === most)
    .sort((one, other) => other.rank - one.rank || other.entry.read - one.entry.read || one.entry.name.length - other.entry.name.length)
    .map((one) => one.entry);
  return { found, whole: most === words.length || !found.length };
};

// In how many letters two words differ.
const apart = (one, other) => {
  let row = [...other, ""].map((_, place) => place);
  [...one].forEach((letter, line) => {
    const next = [line + 1];
    for (let place = 1; place < row.length; place += 1)
      next.push(Math.min(row[place] + 1, next[place - 1] + 1, row[place - 1] + (letter === other[place - 1] ? 0 : 1)));
    row = next;
  });
  return row.at(-1);
};
const near = (query) => {
  const typed = wordsOf(query).filter((word) => word.length > 3);
  const close = (name) => name.split(" ").some((word) => typed.some((one) => Math.abs(word.length - one.length) < 2 && apart(one, word) < 2));
  return entries.filter((entry) => entry.weight === 1 && entry.names.some(close)).slice(0, 5);
};

const show = () => {
  const query = form.q.value;
  other.search = query ? new URLSearchParams({ q: query }) : "";
  const { found, whole } = find(query);
  const missed = query.trim() && !found.length;
  const like = missed ? near(query) : [];
  list.replaceChildren(...(missed ? like : found.slice(0, SHOWN)).map((entry) => {
    const link = Object.assign(document.createElement("a"), { href: entry.weight === 2 ? entry.id : `id/${entry.id}.html`, textContent: entry.name });
    const kind = Object.assign(document.createElement("span"), { className: "by", textContent: entry.weight === 2 ? ` ${entry.kind}` : ` ${entry.kind} · ${entry.id}` });
    const item = document.createElement("li");
    item.append(link, kind);
    return item;
  }));
  const text = missed ? `${output.dataset.none} ${like.length ? output.dataset.near : ""}` : !whole ? output.dataset.some : found.length > SHOWN ? output.dataset.many : output.dataset.few;
  output.textContent = query.trim() ? text.replace("{n}", found.length).replace("{shown}", SHOWN) : "";
};

form.q.value = new URLSearchParams(location.search).get("q") ?? "";
form.addEventListener("input", show);
form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
show();
