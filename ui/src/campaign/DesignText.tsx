// A text field or area bound to one setting of the design.
import { TextArea, TextField } from "@react-spectrum/s2";
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useTyping } from "../save/useTyping";
import { Spot } from "./Spot";
import { useField, useSession } from "./useCampaign";

interface Props {
  /** JSON pointer of a string in the design. */
  path: string;
  label: string;
  description?: string;
  contextualHelp?: ReactNode;
  isRequired?: boolean;
  isMultiline?: boolean;
  testId?: string;
}

export function DesignText({ path, isMultiline = false, testId, ...labels }: Props) {
  const { draft } = useSession();
  const { value, set, isReadOnly } = useField<string>(path);
  const typing = useTyping(value, set, (settle) => draft.registerTypist(settle));
  const Field = isMultiline ? TextArea : TextField;
  return (
    <Spot path={path}>
      <Field
        {...labels}
        {...typing}
        onBlur={() => void draft.flush().catch(() => undefined)}
        isReadOnly={isReadOnly}
        data-testid={testId}
        styles={style({ width: "full", maxWidth: 560 })}
      />
    </Spot>
  );
}
