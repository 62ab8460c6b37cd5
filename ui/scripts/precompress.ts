import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(js|css|html|json|svg)$/;

/** Puts a gzipped copy beside each built text file: the server sends it to browsers, which all take it. */
export function precompress(): Plugin {
  let folder = "";
  return {
    name: "precompress",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      for (const name of await readdir(folder, { recursive: true })) {
        if (!TEXT.test(name)) continue;
        const content = await readFile(join(folder, name));
        const zipped = gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
        await writeFile(join(folder, `${name}.gz`), zipped);
      }
    },
  };
}
