// Production is where real people are: the campaign's name is typed before anything is sent there.
import { Button, ButtonGroup, Content, Dialog, Heading, TextField, useDialogContainer } from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../../i18n";

interface Props {
  campaignName: string;
  endpointName: string;
  onConfirm: (typed: string) => void;
}

export function ConfirmProduction({ campaignName, endpointName, onConfirm }: Props) {
  const t = useText();
  const dialog = useDialogContainer();
  const [typed, setTyped] = useState("");
  return (
    <Dialog role="alertdialog">
      <Heading slot="title">{t("execution.confirmTitle", { endpoint: endpointName })}</Heading>
      <Content>
        <p className={style({ font: "body", marginTop: 0 })}>{t("execution.confirmText", { name: campaignName })}</p>
        <TextField label={t("execution.confirmName")} value={typed} onChange={setTyped} autoFocus styles={style({ width: "full" })} />
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={() => dialog.dismiss()}>
          {t("common.cancel")}
        </Button>
        <Button variant="negative" isDisabled={typed !== campaignName} onPress={() => onConfirm(typed)}>
          {t("execution.send")}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
