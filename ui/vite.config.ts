import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./scripts/precompress.ts";

/** Saydone's page. The chat element's own script is built by vite.element.ts, into the same folder. */
export default defineConfig({
  base: "./",
  plugins: [react(), precompress()],
  build: {
    outDir: "../src/saydone/web/dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { "/chatkit": "http://127.0.0.1:8000", "/api": "http://127.0.0.1:8000" } },
});
