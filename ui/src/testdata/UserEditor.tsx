// One simulated user: a name and the values of profile and context, as JSON.
import { AlertDialog, Button, ButtonGroup, DialogContainer, TextField, ToastQueue } from "@react-spectrum/s2";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { Editor } from "../editor/Editor";
import { plainJson } from "../editor/personalization";
import { useGo } from "../frame/router";
import type { HostError, SimulatedUser } from "../host";
import { useCommand } from "../host/query";
import { useText } from "../i18n";
import { Card } from "../parts/Card";
import { report } from "../parts/errors";
import { NotSaved } from "../parts/NotSaved";
import { draftOf, dropDraft, isComplete, keepDraft, NEW, saveUser, textOf, type UserText } from "./drafts";
import { objectFrom } from "./json";

export function UserEditor({ user }: { user: SimulatedUser | null }) {
  const t = useText();
  const go = useGo();
  const key = user?.id ?? NEW;
  const [text, setText] = useState<UserText>(() => draftOf(key) ?? textOf(user));
  const save = useMutation<SimulatedUser, HostError>({ mutationFn: () => saveUser(key, text) });
  const remove = useCommand("simulatedUser.delete");
  const [deleting, setDeleting] = useState(false);
  const change = (part: Partial<UserText>) => {
    const changed = { ...text, ...part };
    setText(changed);
    keepDraft(key, changed);
  };

  const submit = () =>
    save.mutate(undefined, {
      onSuccess: (saved) => {
        ToastQueue.positive(t("testData.saved", { name: saved.name }), { timeout: 5000 });
        go({ at: "testData", id: saved.id });
      },
    });

  return (
    <Card
      title={user ? user.name : t("testData.new")}
      actions={
        <ButtonGroup>
          {user && (
            <Button variant="secondary" onPress={() => setDeleting(true)}>
              {t("act.delete")}
            </Button>
          )}
          <Button variant="accent" isDisabled={!isComplete(text)} isPending={save.isPending} onPress={submit} data-testid="user-save">
            {t("common.save")}
          </Button>
        </ButtonGroup>
      }
    >
      <TextField label={t("testData.name")} value={text.name} onChange={(name) => change({ name })} isRequired styles={style({ width: 320 })} data-testid="user-name" />
      <JsonField label={t("testData.profile")} text={text.profile} onChange={(profile) => change({ profile })} testId="user-profile" />
      <JsonField label={t("testData.context")} text={text.context} onChange={(context) => change({ context })} testId="user-context" />
      <NotSaved error={save.error} />
      <DialogContainer onDismiss={() => setDeleting(false)}>
        {deleting && user && (
          <AlertDialog
            variant="destructive"
            title={t("act.delete")}
            primaryActionLabel={t("act.delete")}
            cancelLabel={t("common.cancel")}
            onPrimaryAction={() =>
              remove.mutate(
                { id: user.id },
                {
                  onSuccess: () => {
                    dropDraft(key);
                    go({ at: "testData" });
                  },
                  onError: (error) => report(t, error),
                },
              )
            }
          >
            {t("ask.delete", { name: user.name })}
          </AlertDialog>
        )}
      </DialogContainer>
    </Card>
  );
}

interface JsonFieldProps {
  label: string;
  text: string;
  onChange: (text: string) => void;
  testId: string;
}

function JsonField({ label, text, onChange, testId }: JsonFieldProps) {
  const t = useText();
  const parsed = objectFrom(text);
  const problem = "problem" in parsed ? parsed.problem : null;
  return (
    <div className={style({ display: "flex", flexDirection: "column", gap: 4 })}>
      <span className={style({ font: "ui", color: "neutral-subdued" })}>{label}</span>
      <div className={`editor-box ${box}`} data-invalid={problem !== null || undefined}>
        <Editor label={label} value={text} onChange={onChange} language={plainJson} wrap testId={testId} />
      </div>
      {problem !== null && (
        <div role="alert" className={style({ font: "ui-sm", color: "negative" })}>
          {problem === "" ? t("testData.notObject") : t("testData.notJson", { reason: problem })}
        </div>
      )}
    </div>
  );
}

const box = style({
  borderWidth: 2,
  borderStyle: "solid",
  borderColor: "gray-300",
  borderRadius: "default",
  height: 240,
  overflow: "hidden",
  position: "relative",
});
