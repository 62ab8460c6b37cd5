import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./scripts/precompress.ts";

/** `<saydone-chat>` as one script, for any page. */
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [react(), precompress()],
  build: {
    outDir: "../src/saydone/web/dist",
    emptyOutDir: false,
    target: "es2023",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: "src/element.tsx",
      output: { entryFileNames: "saydone-chat.js", codeSplitting: false },
    },
  },
});
