import { defineConfig } from "vite";

// One script and one style sheet, which Python puts into a page with the case beside them.
export default defineConfig({
  build: {
    outDir: "../src/deadreckon/publish/dossier/built",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 10_000_000,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 3000,
    license: { fileName: "licences.md" },
    rolldownOptions: {
      input: "src/main.ts",
      output: {
        format: "iife", entryFileNames: "page.js", assetFileNames: "page[extname]",
      },
    },
  },
});
