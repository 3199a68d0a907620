// Spectrum around the whole program, in the language and the colours the person chose.
import { Provider } from "@react-spectrum/s2";
import { type ReactNode, useEffect } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { LanguageProvider, localeOf } from "../i18n";
import { useAppState } from "../settings/state";

export function Look({ children }: { children: ReactNode }) {
  const { language, settings } = useAppState();
  const scheme = settings.theme === "system" ? undefined : settings.theme;

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    // The page behind the program, and what opens outside of its tree, follow as well.
    if (scheme) root.dataset.colorScheme = scheme;
    else delete root.dataset.colorScheme;
  }, [language, scheme]);

  return (
    <Provider locale={localeOf[language]} colorScheme={scheme} background="layer-1" styles={style({ height: "full" })}>
      <LanguageProvider language={language}>{children}</LanguageProvider>
    </Provider>
  );
}
