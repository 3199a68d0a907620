// Spectrum moves its toasts by view transitions. While one runs, and where there is no graphics hardware that is a
// second or more, the window takes no clicks: a message that asks for nothing would stop the work. Without the
// browser's support Spectrum shows toasts at once, so the support is taken away before anything is drawn.

export function withoutViewTransitions(): void {
  Reflect.deleteProperty(Document.prototype, "startViewTransition");
}
