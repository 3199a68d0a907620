// Asks for the copy's name, makes it and opens it.
import { Button, ButtonGroup, Content, Dialog, Form, Heading, TextField, useDialogContainer } from "@react-spectrum/s2";
import { useState } from "react";
import { useGo } from "../frame/router";
import { useCommand } from "../host/query";
import { useText } from "../i18n";
import { NotSaved } from "../parts/NotSaved";

export function DuplicateDialog({ campaignId, name }: { campaignId: string; name: string }) {
  const t = useText();
  const go = useGo();
  const dialog = useDialogContainer();
  const duplicate = useCommand("campaign.duplicate");
  const [copy, setCopy] = useState(() => t("campaign.copyOf", { name }));
  const submit = () => {
    if (copy.trim() === "" || duplicate.isPending) return;
    duplicate.mutate(
      { campaignId, name: copy.trim() },
      {
        onSuccess: ({ state }) => {
          dialog.dismiss();
          go({ at: "campaign", id: state.id, step: "properties" });
        },
      },
    );
  };
  return (
    <Dialog>
      <Heading slot="title">{t("campaign.duplicateTitle")}</Heading>
      <Content>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField label={t("campaign.copyName")} value={copy} onChange={setCopy} isRequired autoFocus data-testid="copy-name" />
          <NotSaved error={duplicate.error} />
        </Form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={() => dialog.dismiss()}>
          {t("common.cancel")}
        </Button>
        <Button
          variant="accent"
          isDisabled={copy.trim() === ""}
          isPending={duplicate.isPending}
          onPress={submit}
          data-testid="duplicate-confirm"
        >
          {t("act.duplicate")}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
