// A table that sorts by the column whose head is pressed, shows the rows that hold the words typed,
// and downloads what it shows.
const table = document.querySelector("table.data");
const body = table.tBodies[0];
const rows = [...body.rows];
const form = document.querySelector("form.sift");
const output = form.querySelector("output");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new Map(rows.map((row) => [row, fold(row.textContent)]));
const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;

// On a narrow screen the cells of a row stand below each other, each with the head of its column.
const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
for (const row of rows)
  for (const cell of row.querySelectorAll("td")) cell.dataset.head = heads[cell.cellIndex];

const sift = () => {
  const words = fold(form.words.value).split(/\s+/).filter(Boolean);
  for (const row of rows) row.hidden = !words.every((word) => texts.get(row).includes(word));
  output.textContent = output.dataset.shown.replace("{n}", rows.filter((row) => !row.hidden).length);
};

for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "sort", textContent: head.textContent });
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    rows.sort((one, other) => order.compare(valueOf(one, column), valueOf(other, column)) * (down ? -1 : 1));
    body.append(...rows);
  });
}

form.querySelector("button").addEventListener("click", () => {
  const shown = rows.filter((row) => !row.hidden).map((row) => [...row.cells].map((cell) => cell.textContent));
  // A cell that a spreadsheet would run as a formula is kept a text.
  const cell = (text) => `"${text.trim().replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;
  const csv = `\ufeff${[heads, ...shown].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(new Blob([csv], { type: "text/csv" })), download: `${table.id}.csv`,
  });
  link.click();
  URL.revokeObjectURL(link.href);
});
form.hidden = false;
form.addEventListener("input", sift);
form.addEventListener("submit", (event) => event.preventDefault());
sift();
