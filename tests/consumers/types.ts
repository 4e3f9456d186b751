// What an app does with the release and what the types must stop; compiled by tsc, never run.
// A line below @ts-expect-error that compiles is an error.
import type { Citation, Figure, Measure, RecordFile, Release } from "./cubaven-data.js";

export function killed({ tables }: Release): string[] {
  const measure: Measure = "killed";
  return tables.figures
    .filter((figure) => figure.measure === measure && figure.about_id === "caracas-raid-2026")
    .map((figure) => `${figure.best ?? "?"}: ${figure.sentence_en} (${figure.who_says_so_en})`);
}

export function origins(citations: Citation[]): string[] {
  return citations.map((citation) => citation.origin_id ?? citation.source_id);
}

export function page(file: RecordFile): string {
  if ("redirect_to" in file) return file.redirect_to ?? `withdrawn: ${file.reason_en}`;
  // The name of the table says what the record is.
  if (file.table === "figures") return `${file.record.best} (${file.rivals.length} rivals)`;
  if (file.table === "places") return `${file.record.lat}, ${file.record.lon}`;
  const names = file.citations.map((row) => file.names[row.origin_id ?? row.source_id]?.label_en);
  return `${file.cite_en} ${names.join("; ")} ${file.relations.map((r) => r.sentence_es)}`;
}

export function wrong(figure: Figure, release: Release, file: RecordFile): unknown[] {
  // @ts-expect-error a code that is in no list
  const measure: Measure = "slain";
  // @ts-expect-error a number that may be blank
  const best: number = figure.best;
  // @ts-expect-error a column that no figure has
  const column = figure.bset;
  // @ts-expect-error a table that is not there
  const table = release.tables.numbers;
  // @ts-expect-error a comparison that is never true
  const never = figure.support === "certain";
  // @ts-expect-error a moved record has no citations
  const citations = file.citations;
  // @ts-expect-error an object with a property too many
  const citation: Citation = { ...figure.sources[0]!, page: 3 };
  // @ts-expect-error a flag that is in no list
  const flagged = figure.flags.includes("one_texts");
  return [measure, best, column, table, never, citations, citation, flagged];
}
