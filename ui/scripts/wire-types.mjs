// Makes the types in src/wire of the schemas beside them. With --check it only says whether they agree.
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const MADE = [
  { schema: "schema.json", types: "types.ts", of: "ChatKit's wire types" },
  { schema: "rest.json", types: "rest.ts", of: "The REST API's types" },
];

for (const { schema, types, of } of MADE) {
  const typesFile = new URL(`../src/wire/${types}`, import.meta.url);
  const banner = `// ${of}, made from ${schema} by scripts/wire-types.mjs. Do not edit.`;
  const text = await wireTypes(
    JSON.parse(await readFile(new URL(`../src/wire/${schema}`, import.meta.url), "utf8")),
    banner,
  );
  if (!process.argv.includes("--check")) {
    await writeFile(typesFile, text);
  } else if ((await readFile(typesFile, "utf8")) !== text) {
    console.error(`error: src/wire/${types} is not what src/wire/${schema} says. Run: make ui-types`);
    process.exit(1);
  }
}

async function wireTypes(schema, bannerComment) {
  const all = { type: "object", title: "Wire", properties: {}, $defs: schema.$defs };
  for (const name of Object.keys(schema.$defs)) all.properties[name] = { $ref: `#/$defs/${name}` };
  const made = await compile(all, "Wire", {
    additionalProperties: false,
    bannerComment,
    style: { printWidth: 120 },
    unknownAny: true,
  });
  // The object that names them all was only there to have them made.
  return made.replace(/export interface Wire \{[\s\S]*?\n\}\n/, "");
}
