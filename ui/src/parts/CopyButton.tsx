// Copies a text and says that it did.
import { ActionButton, Text } from "@react-spectrum/s2";
import Checkmark from "@react-spectrum/s2/icons/Checkmark";
import Copy from "@react-spectrum/s2/icons/Copy";
import { useEffect, useState } from "react";
import { copyText } from "../host";
import { useText } from "../i18n";
import { report } from "./errors";

/** How long the confirmation stays (ms). */
const SHOWN = 2000;

interface Props {
  text: string;
  /** What is copied, where several buttons stand on one page. */
  label: string;
  isQuiet?: boolean;
  hidesText?: boolean;
}

export function CopyButton({ text, label, isQuiet = false, hidesText = false }: Props) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => copyText(text).then(() => setCopied(true), (error: unknown) => report(t, error));
  const spoken = copied ? t("common.copied") : label;
  return (
    <ActionButton size="S" isQuiet={isQuiet} onPress={() => void copy()} aria-label={hidesText ? spoken : undefined}>
      {copied ? <Checkmark /> : <Copy />}
      {!hidesText && <Text>{spoken}</Text>}
    </ActionButton>
  );
}
