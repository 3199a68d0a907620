// Fails the build when the result could fetch anything from another host.
import type { Plugin } from "vite";

const REMOTE_HOSTS = /https?:\/\/(?:use|p)\.typekit\.net|fonts\.(?:googleapis|gstatic)\.com/;
const REMOTE_ADDRESS = /(?:url\(|@import\s+)["']?https?:/;

export function onlyLocal(): Plugin {
  return {
    name: "only-local",
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        const text = file.type === "chunk" ? file.code : typeof file.source === "string" ? file.source : "";
        const found = REMOTE_HOSTS.exec(text) ?? (name.endsWith(".css") ? REMOTE_ADDRESS.exec(text) : null);
        if (found) this.error(`${name} would reach the network: ${found[0]}`);
      }
    },
  };
}
