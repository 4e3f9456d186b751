// Checks every document of a folder against the schema that it names, as strictly as ajv can.
// Prints, by the name of the document, what is wrong: the place and what is wanted there.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";

const folder = process.argv[2];
const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
const ajv = addFormats(new Ajv({ strict: true, allErrors: true }));

// Tables, the whole release and, in a folder of their own, the files of single ids.
const listed = (path) => readdirSync(join(folder, path)).filter((name) => name.endsWith(".json"));
const documents = [...listed("."), ...listed("by-id").map((name) => `by-id/${name}`)].sort();
const compiled = {};
const found = {};
for (const name of documents) {
  // The descriptor of the folder follows a profile on the web, which is not at hand.
  if (name === "datapackage.json") continue;
  const document = read(name);
  const path = join(dirname(name), document.$schema);
  const validate = (compiled[path] ??= ajv.compile(read(path)));
  validate(document);
  found[name] = (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}
console.log(JSON.stringify(found));
