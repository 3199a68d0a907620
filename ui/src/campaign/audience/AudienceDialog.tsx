// Names an Experience Platform audience, so that campaigns can choose it.
import { Button, ButtonGroup, Content, Dialog, Form, Heading, TextField, useDialogContainer } from "@react-spectrum/s2";
import { useState } from "react";
import type { AudienceDefinition } from "../../host";
import { useCommand } from "../../host/query";
import { useText } from "../../i18n";
import { NotSaved } from "../../parts/NotSaved";

export function AudienceDialog({ onSaved }: { onSaved: (audience: AudienceDefinition) => void }) {
  const t = useText();
  const dialog = useDialogContainer();
  const save = useCommand("audience.save");
  const [name, setName] = useState("");
  const [platformId, setPlatformId] = useState("");
  const isComplete = name.trim() !== "" && platformId.trim() !== "";
  const submit = () => {
    if (!isComplete || save.isPending) return;
    save.mutate({ id: null, name: name.trim(), platformId: platformId.trim(), rule: null }, { onSuccess: onSaved });
  };
  return (
    <Dialog>
      <Heading slot="title">{t("audience.newTitle")}</Heading>
      <Content>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField label={t("audience.name")} value={name} onChange={setName} isRequired autoFocus />
          <TextField
            label={t("audience.platformId")}
            description={t("audience.platformIdHint")}
            value={platformId}
            onChange={setPlatformId}
            isRequired
          />
          <NotSaved error={save.error} />
        </Form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={() => dialog.dismiss()}>
          {t("common.cancel")}
        </Button>
        <Button variant="accent" isDisabled={!isComplete} isPending={save.isPending} onPress={submit}>
          {t("common.save")}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
