// Asks the whole document each of the questions on standard input; prints the ids that answer them.
import { readFileSync } from "node:fs";

const { tables } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const holds = {
  is: (cell, value) => cell === value,
  with: (cell, value) => cell.includes(value),
  from: (cell, value) => cell !== null && cell >= value,
};
const answer = (conditions) =>
  tables.claims.filter((claim) =>
    conditions.every(({ column, how, value }) => holds[how](claim[column], value)),
  );
const questions = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(questions.map((one) => answer(one).map((claim) => claim.id))));
