// Chooses the kind, which stays fixed, and a name; makes the campaign and opens it.
import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  Form,
  Heading,
  Radio,
  RadioGroup,
  TextField,
  useDialogContainer,
} from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../frame/router";
import type { Kind } from "../host";
import { useCommand } from "../host/query";
import { useText } from "../i18n";
import { NotSaved } from "../parts/NotSaved";

const kinds = ["transactional", "marketing", "highThroughput"] as const satisfies Kind[];

export function CreateDialog() {
  const t = useText();
  const go = useGo();
  const dialog = useDialogContainer();
  const create = useCommand("campaign.create");
  const [kind, setKind] = useState<Kind>("transactional");
  const [name, setName] = useState("");
  const submit = () => {
    if (create.isPending) return;
    create.mutate(
      { kind, name: name.trim() },
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
      <Heading slot="title">{t("create.title")}</Heading>
      <Content>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField label={t("properties.name")} value={name} onChange={setName} autoFocus data-testid="new-campaign-name" />
          <RadioGroup label={t("create.kind")} value={kind} onChange={(chosen) => setKind(chosen as Kind)}>
            {kinds.map((one) => (
              <Radio key={one} value={one} data-testid={`kind-${one}`}>
                <span className={style({ display: "flex", flexDirection: "column" })}>
                  {t(`kind.${one}`)}
                  <span className={style({ font: "body-sm", color: "neutral-subdued" })}>{t(`create.${one}`)}</span>
                </span>
              </Radio>
            ))}
          </RadioGroup>
          <NotSaved error={create.error} />
        </Form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={() => dialog.dismiss()}>
          {t("common.cancel")}
        </Button>
        <Button variant="accent" isPending={create.isPending} onPress={submit} data-testid="create-confirm">
          {t("create.confirm")}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
