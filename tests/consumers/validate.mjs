// Checks every document of a folder against the schema that it names, as strictly as ajv can.
// Prints, by the name of the document, what is wrong: the place and what is wanted there.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";

const folder = process.argv[2];
const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
const ajv = addFormats(new Ajv({ strict: true, allErrors: true }));

const found = {};
for (const name of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
  // The descriptor of the folder follows a profile on the web, which is not at hand.
  if (name === "datapackage.json") continue;
  const document = read(name);
  const validate = ajv.compile(read(document.$schema));
  validate(document);
  found[name] = (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}
console.log(JSON.stringify(found));
