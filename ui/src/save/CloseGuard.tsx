// Between the close button and the end of the window: everything typed is kept first, or the person decides.
import { AlertDialog, DialogContainer } from "@react-spectrum/s2";
import { useEffect, useRef, useState } from "react";
import { onCloseRequested } from "../host";
import { useText } from "../i18n";
import { explain } from "../parts/errors";
import { keepSession } from "../settings/session";
import { keepDraftsOnClose } from "../testdata/drafts";
import { flushAll } from "./open";

export function CloseGuard() {
  const t = useText();
  const [refusal, setRefusal] = useState<Error | null>(null);
  const answer = useRef<((close: boolean) => void) | null>(null);

  useEffect(
    () =>
      onCloseRequested(async () => {
        // Leaving the field ends what an input method still composes.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        try {
          await flushAll();
        } catch (thrown) {
          setRefusal(thrown instanceof Error ? thrown : new Error(String(thrown)));
          const close = await new Promise<boolean>((resolve) => {
            answer.current = resolve;
          });
          if (!close) return false;
        }
        await keepSession();
        return true;
      }),
    [],
  );

  useEffect(() => keepDraftsOnClose((name) => t("testData.notValidYet", { name })), [t]);

  const decide = (close: boolean) => {
    setRefusal(null);
    answer.current?.(close);
    answer.current = null;
  };

  return (
    <DialogContainer onDismiss={() => decide(false)}>
      {refusal && (
        <AlertDialog
          variant="warning"
          title={t("save.closeTitle")}
          primaryActionLabel={t("save.stay")}
          secondaryActionLabel={t("save.closeAnyway")}
          onPrimaryAction={() => decide(false)}
          onSecondaryAction={() => decide(true)}
        >
          {t("save.closeText", { reason: explain(t, refusal) })}
        </AlertDialog>
      )}
    </DialogContainer>
  );
}
