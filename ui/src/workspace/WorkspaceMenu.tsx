// The workspace's name, and what can be done with its file.
import {
  ActionButton,
  AlertDialog,
  DialogContainer,
  Header,
  Heading,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Text,
  ToastQueue,
} from "@react-spectrum/s2";
import Folder from "@react-spectrum/s2/icons/Folder";
import { useState } from "react";
import { call, type IntegrityReport } from "../host";
import { useText } from "../i18n";
import { report } from "../parts/errors";
import { flushAll } from "../save/open";
import { useAppState } from "../settings/state";
import { PathDialog } from "./PathDialog";
import { EXTENSION, useWorkspaceActs } from "./useWorkspaceActs";

type Question = "open" | "create" | "copy";
/** Workspaces opened before that the menu lists. */
const RECENT = 5;

export function WorkspaceMenu() {
  const t = useText();
  const app = useAppState();
  const acts = useWorkspaceActs();
  const [asking, setAsking] = useState<Question | null>(null);
  const [checked, setChecked] = useState<IntegrityReport | null>(null);
  const { workspace } = app;
  if (!workspace) return null;
  const recent = app.recent.filter(({ path }) => path !== workspace.path).slice(0, RECENT);

  const check = async () => {
    try {
      await flushAll();
      const found = await call("workspace.check", {});
      if (found.sound) ToastQueue.positive(t("workspace.sound"), { timeout: 5000 });
      else setChecked(found);
    } catch (error) {
      report(t, error);
    }
  };
  const choose = (key: string) => {
    const chosen = recent.find(({ path }) => path === key);
    if (chosen) acts.open(chosen.path).catch((error: unknown) => report(t, error));
    else if (key === "check") void check();
    else setAsking(key as Question);
  };

  return (
    <>
      <MenuTrigger>
        <ActionButton isQuiet isPending={acts.busy} data-testid="workspace-menu">
          <Folder />
          <Text>{workspace.name}</Text>
        </ActionButton>
        <Menu onAction={(key) => choose(String(key))}>
          <MenuSection>
            <MenuItem id="open">{t("workspace.open")}</MenuItem>
            <MenuItem id="create">{t("workspace.create")}</MenuItem>
            <MenuItem id="copy">{t("workspace.saveCopy")}</MenuItem>
            <MenuItem id="check">{t("workspace.check")}</MenuItem>
          </MenuSection>
          {recent.length > 0 && (
            <MenuSection>
              <Header>
                <Heading>{t("workspace.recent")}</Heading>
              </Header>
              {recent.map(({ path, name }) => (
                <MenuItem key={path} id={path} textValue={name}>
                  <Text slot="label">{name}</Text>
                  <Text slot="description">{path}</Text>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </MenuTrigger>
      <DialogContainer onDismiss={() => setAsking(null)}>
        {asking === "open" && (
          <PathDialog
            title={t("workspace.open")}
            confirm={t("workspace.openConfirm")}
            initialPath={workspace.path}
            choose={acts.askOpen}
            run={acts.open}
          />
        )}
        {asking === "create" && (
          <PathDialog
            title={t("workspace.create")}
            confirm={t("workspace.createConfirm")}
            initialPath={`${app.suggestedFolder}/${t("workspace.newName")}.${EXTENSION}`}
            offersSample
            choose={() => acts.askSave(t("workspace.create"))}
            run={acts.create}
          />
        )}
        {asking === "copy" && (
          <PathDialog
            title={t("workspace.saveCopy")}
            confirm={t("common.save")}
            initialPath={workspace.path.replace(/(\.[^./\\]+)?$/, ` ${t("workspace.copySuffix")}$1`)}
            choose={() => acts.askSave(t("workspace.saveCopy"))}
            run={async (path) => {
              await flushAll();
              await call("workspace.saveCopy", { path, overwrite: false });
              ToastQueue.positive(t("workspace.copied", { path }), { timeout: 5000 });
            }}
          />
        )}
      </DialogContainer>
      <DialogContainer onDismiss={() => setChecked(null)}>
        {checked && (
          <AlertDialog variant="error" title={t("workspace.unsound")} primaryActionLabel={t("common.close")}>
            {t("workspace.unsoundText", { problems: checked.problems.join("\n") })}
          </AlertDialog>
        )}
      </DialogContainer>
    </>
  );
}
