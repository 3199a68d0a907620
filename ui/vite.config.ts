import react from "@vitejs/plugin-react";
import macros from "unplugin-parcel-macros";
import { defineConfig } from "vitest/config";
import { onlyLocal } from "./build/only-local.ts";
import { spectrumFonts } from "./build/spectrum-fonts.ts";

/** What stands behind the window: the shell, or a host in memory for tests and for looking at screens in a browser. */
const hosts: Record<string, string> = { test: "/src/host/testing/current.ts", demo: "/src/host/testing/demo.ts" };
const hostModule = (mode: string) => hosts[mode] ?? "/src/host/tauri.ts";

export default defineConfig(({ mode }) => ({
  // The macros must see the source before anything else does.
  plugins: [spectrumFonts(), macros.vite(), react(), onlyLocal()],
  resolve: { alias: { "virtual:transport": new URL(`.${hostModule(mode)}`, import.meta.url).pathname } },
  // The window is WebKit: Safari's version numbers say what it can do.
  build: {
    target: "safari18",
    cssMinify: "lightningcss",
    outDir: mode === "demo" ? "dist-demo" : "dist",
    chunkSizeWarningLimit: 3000,
    // A data: address would need an exception in the content security policy.
    assetsInlineLimit: 0,
  },
  // The icons are beside this folder, for the desktop program needs them too.
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  clearScreen: false,
  test: {
    projects: [
      { extends: true, test: { name: "logic", environment: "node", include: ["src/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "screens",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["src/testing/setup.ts"],
          css: false,
          // Whole screens are drawn; on a busy machine that takes its time.
          testTimeout: 60_000,
          // Its modules import style sheets, which only Vite understands.
          server: { deps: { inline: [/@react-spectrum/] } },
        },
      },
    ],
  },
}));
