// One simulated user: a name and the values of profile and context, as JSON.
import { AlertDialog, Button, ButtonGroup, Content, DialogContainer, Heading, InlineAlert, TextField, ToastQueue } from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { Editor } from "../editor/Editor";
import { plainJson } from "../editor/personalization";
import { useGo } from "../frame/router";
import type { SimulatedUser } from "../host";
import { useCommand } from "../host/query";
import { useText } from "../i18n";
import { Card } from "../parts/Card";
import { explain, report } from "../parts/errors";
import { objectFrom } from "./json";

export function UserEditor({ user }: { user: SimulatedUser | null }) {
  const t = useText();
  const go = useGo();
  const save = useCommand("simulatedUser.save");
  const remove = useCommand("simulatedUser.delete");
  const [name, setName] = useState(user?.name ?? "");
  const [profile, setProfile] = useState(() => JSON.stringify(user?.profile ?? {}, null, 2));
  const [context, setContext] = useState(() => JSON.stringify(user?.context ?? {}, null, 2));
  const [deleting, setDeleting] = useState(false);
  const parsed = { profile: objectFrom(profile), context: objectFrom(context) };
  const isValid = name.trim() !== "" && "value" in parsed.profile && "value" in parsed.context;

  const submit = () => {
    if (!("value" in parsed.profile) || !("value" in parsed.context)) return;
    save.mutate(
      { id: user?.id ?? null, name: name.trim(), profile: parsed.profile.value, context: parsed.context.value },
      {
        onSuccess: (saved) => {
          ToastQueue.positive(t("testData.saved", { name: saved.name }), { timeout: 5000 });
          go({ at: "testData", id: saved.id });
        },
      },
    );
  };

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
          <Button variant="accent" isDisabled={!isValid} isPending={save.isPending} onPress={submit} data-testid="user-save">
            {t("common.save")}
          </Button>
        </ButtonGroup>
      }
    >
      <TextField label={t("testData.name")} value={name} onChange={setName} isRequired styles={style({ width: 320 })} data-testid="user-name" />
      <JsonField label={t("testData.profile")} text={profile} onChange={setProfile} problem={"problem" in parsed.profile ? parsed.profile.problem : null} testId="user-profile" />
      <JsonField label={t("testData.context")} text={context} onChange={setContext} problem={"problem" in parsed.context ? parsed.context.problem : null} testId="user-context" />
      {save.error && (
        <InlineAlert variant="negative" autoFocus>
          <Heading>{t("error.notSaved")}</Heading>
          <Content>{explain(t, save.error)}</Content>
        </InlineAlert>
      )}
      <DialogContainer onDismiss={() => setDeleting(false)}>
        {deleting && user && (
          <AlertDialog
            variant="destructive"
            title={t("act.delete")}
            primaryActionLabel={t("act.delete")}
            cancelLabel={t("common.cancel")}
            onPrimaryAction={() =>
              remove.mutate({ id: user.id }, { onSuccess: () => go({ at: "testData" }), onError: (error) => report(t, error) })
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
  problem: string | null;
  testId: string;
}

function JsonField({ label, text, onChange, problem, testId }: JsonFieldProps) {
  const t = useText();
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
