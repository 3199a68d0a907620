// Asks where a workspace file is or shall be: by typing, or with the system's own dialog.
import { Button, ButtonGroup, Checkbox, Content, Dialog, Form, Heading, InlineAlert, TextField, useDialogContainer } from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { HostError } from "../host";
import { useText } from "../i18n";
import { explain } from "../parts/errors";

interface Props {
  title: string;
  confirm: string;
  initialPath: string;
  /** Offers to fill a new workspace with the sample. */
  offersSample?: boolean;
  choose: () => Promise<string | null>;
  run: (path: string, sample: boolean) => Promise<void>;
}

export function PathDialog({ title, confirm, initialPath, offersSample = false, choose, run }: Props) {
  const t = useText();
  const dialog = useDialogContainer();
  const [path, setPath] = useState(initialPath);
  const [sample, setSample] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HostError | null>(null);
  const submit = async () => {
    if (path.trim() === "" || busy) return;
    setBusy(true);
    setError(null);
    try {
      await run(path.trim(), sample);
      dialog.dismiss();
    } catch (thrown) {
      setError(HostError.from(thrown));
      setBusy(false);
    }
  };
  const browse = async () => {
    try {
      const chosen = await choose();
      if (chosen !== null) setPath(chosen);
    } catch (thrown) {
      setError(HostError.from(thrown));
    }
  };
  return (
    <Dialog>
      <Heading slot="title">{title}</Heading>
      <Content>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <div className={style({ display: "flex", gap: 8, alignItems: "end" })}>
            <TextField
              label={t("workspace.path")}
              value={path}
              onChange={setPath}
              isRequired
              autoFocus
              data-testid="workspace-path"
              styles={style({ flexGrow: 1 })}
            />
            <Button variant="secondary" onPress={() => void browse()}>
              {t("workspace.browse")}
            </Button>
          </div>
          {offersSample && (
            <Checkbox isSelected={sample} onChange={setSample}>
              {t("workspace.withSample")}
            </Checkbox>
          )}
          {error && (
            <InlineAlert variant="negative" autoFocus>
              <Heading>{t("workspace.failed")}</Heading>
              <Content>{explain(t, error)}</Content>
            </InlineAlert>
          )}
        </Form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={() => dialog.dismiss()}>
          {t("common.cancel")}
        </Button>
        <Button variant="accent" isDisabled={path.trim() === ""} isPending={busy} onPress={() => void submit()} data-testid="workspace-confirm">
          {confirm}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
