// Who says how many Cubans were killed on 2026-01-03, each with its independent origins.
import { readFileSync } from "node:fs";

const { tables } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const said = tables.figures
  .filter((f) => f.about_id === "caracas-raid-2026" && f.measure === "killed")
  .filter((f) => f.population?.startsWith("cuban"))
  .sort((one, other) => other.n_origins - one.n_origins)
  .map((f) => [f.who_says_so_en, f.best, f.support, f.n_origins, f.n_unnamed_origins]);
console.log(JSON.stringify(said.map((row) => row.map(String))));
