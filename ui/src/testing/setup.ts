// jsdom lacks what Spectrum measures with; tests see one element size and no animation.
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

afterEach(cleanup);
// How long anything may take to appear (ms).
configure({ asyncUtilTimeout: 15_000 });

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", Observer);
vi.stubGlobal("IntersectionObserver", Observer);
globalThis.CSS ??= {} as typeof CSS;
CSS.escape ??= (text: string) => text.replaceAll(/["\\]/g, "\\$&");
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.getAnimations ??= () => [];
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }) as unknown as MediaQueryList;
