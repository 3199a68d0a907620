// Undo and redo across the whole campaign.
import { ActionButton, ActionButtonGroup, Tooltip, TooltipTrigger } from "@react-spectrum/s2";
import Redo from "@react-spectrum/s2/icons/Redo";
import Undo from "@react-spectrum/s2/icons/Undo";
import { useEffect } from "react";
import { isShortcut, modifierName } from "../../frame/keys";
import { useText } from "../../i18n";
import { report } from "../../parts/errors";
import { useCampaign, useSession } from "../useCampaign";

/** A text being edited has an undo of its own. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);

export function UndoRedo() {
  const t = useText();
  const session = useSession();
  const { state, save, isEditable } = useCampaign();
  const canUndo = isEditable && (state.canUndo || save.kind !== "saved");
  const canRedo = isEditable && state.canRedo;

  useEffect(() => {
    const run = (step: () => Promise<void>) => void step().catch((error: unknown) => report(t, error));
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      if (canUndo && isShortcut(event, "z")) run(session.undo);
      else if (canRedo && (isShortcut(event, "z", true) || isShortcut(event, "y"))) run(session.redo);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [session, t, canUndo, canRedo]);

  if (!isEditable) return null;
  const run = (step: () => Promise<void>) => void step().catch((error: unknown) => report(t, error));
  return (
    <ActionButtonGroup aria-label={t("campaign.history")}>
      <TooltipTrigger>
        <ActionButton isDisabled={!canUndo} aria-label={t("campaign.undo")} onPress={() => run(session.undo)} data-testid="undo">
          <Undo />
        </ActionButton>
        <Tooltip>{t("campaign.undoKeys", { keys: `${modifierName}+Z` })}</Tooltip>
      </TooltipTrigger>
      <TooltipTrigger>
        <ActionButton isDisabled={!canRedo} aria-label={t("campaign.redo")} onPress={() => run(session.redo)} data-testid="redo">
          <Redo />
        </ActionButton>
        <Tooltip>{t("campaign.redoKeys", { keys: `${modifierName}+Shift+Z` })}</Tooltip>
      </TooltipTrigger>
    </ActionButtonGroup>
  );
}
