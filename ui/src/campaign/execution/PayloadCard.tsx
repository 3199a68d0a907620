// Recipients and values of a trigger: built from the content and from simulated users, then changed as one likes.
import { AlertDialog, Button, DialogContainer, Picker, PickerItem, SegmentedControl, SegmentedControlItem } from "@react-spectrum/s2";
import { useEffect, useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { Editor } from "../../editor/Editor";
import { plainJson } from "../../editor/personalization";
import { useAnswer, useCommand } from "../../host/query";
import { useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { report } from "../../parts/errors";
import { currentSession } from "../../settings/session";
import { useSession } from "../useCampaign";
import { PayloadForm } from "./PayloadForm";
import { keepPayload, usePayload } from "./payloads";

/** The specification's limit of recipients in one call. */
const MOST = 20;

export function PayloadCard() {
  const t = useText();
  const { id: campaignId } = useSession();
  const draft = usePayload(campaignId);
  const library = useAnswer("library.get", {});
  const build = useCommand("execution.payload");
  const [form, setForm] = useState(true);
  const [waiting, setWaiting] = useState<string[] | null>(null);
  const users = library.data?.simulatedUsers;

  const make = (userIds: string[]) => {
    build.mutate(
      { campaignId, userIds },
      {
        onSuccess: ({ json }) => keepPayload(campaignId, { json, userIds, isEdited: false }),
        onError: (error) => report(t, error),
      },
    );
  };
  const choose = (userIds: string[]) => {
    if (draft?.isEdited) setWaiting(userIds);
    else make(userIds);
  };

  const needsFirst = draft === null && users !== undefined && build.isIdle;
  useEffect(() => {
    if (!needsFirst) return;
    const remembered = currentSession().previewUserId;
    const first = users.find((user) => user.id === remembered) ?? users[0];
    make(first ? [first.id] : []);
    // Runs once a visit: `build` is not idle from then on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [needsFirst]);

  return (
    <Card
      title={t("execution.payloadTitle")}
      hint={t("execution.payloadHint")}
      actions={
        <SegmentedControl
          aria-label={t("execution.payloadView")}
          selectedKey={form ? "form" : "json"}
          onSelectionChange={(key) => setForm(key === "form")}
        >
          <SegmentedControlItem id="form">{t("execution.form")}</SegmentedControlItem>
          <SegmentedControlItem id="json" data-testid="payload-json-view">
            {t("execution.json")}
          </SegmentedControlItem>
        </SegmentedControl>
      }
    >
      <div className={style({ display: "flex", gap: 8, alignItems: "end", flexWrap: "wrap" })}>
        {users && users.length > 0 && (
          <Picker
            label={t("execution.recipients")}
            selectionMode="multiple"
            placeholder={t("execution.sampleRecipient")}
            value={draft?.userIds ?? []}
            onChange={(keys) => choose(keys.map(String).slice(0, MOST))}
            data-testid="recipients"
            styles={style({ width: 320 })}
          >
            {users.map((user) => (
              <PickerItem key={user.id} id={user.id}>
                {user.name}
              </PickerItem>
            ))}
          </Picker>
        )}
        <Button variant="secondary" isPending={build.isPending} onPress={() => choose(draft?.userIds ?? [])}>
          {t("execution.rebuild")}
        </Button>
      </div>
      {draft &&
        (form ? (
          <PayloadForm json={draft.json} onChange={(json) => keepPayload(campaignId, { ...draft, json, isEdited: true })} onJson={() => setForm(false)} />
        ) : (
          <div className={`editor-box ${editorBox}`}>
            <Editor
              label={t("execution.payloadTitle")}
              value={draft.json}
              onChange={(json) => keepPayload(campaignId, { ...draft, json, isEdited: true })}
              language={plainJson}
              wrap
              testId="payload-editor"
            />
          </div>
        ))}
      <DialogContainer onDismiss={() => setWaiting(null)}>
        {waiting && (
          <AlertDialog
            variant="warning"
            title={t("execution.rebuildTitle")}
            primaryActionLabel={t("execution.rebuild")}
            cancelLabel={t("common.cancel")}
            onPrimaryAction={() => make(waiting)}
          >
            {t("execution.rebuildText")}
          </AlertDialog>
        )}
      </DialogContainer>
    </Card>
  );
}

const editorBox = style({
  borderWidth: 2,
  borderStyle: "solid",
  borderColor: "gray-300",
  borderRadius: "default",
  height: 320,
  overflow: "hidden",
  position: "relative",
});
