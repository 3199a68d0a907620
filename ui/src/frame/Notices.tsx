// Messages that come and go, and the news that nobody asked for: what failed at the start, faults of the program.
import { ToastContainer, ToastQueue } from "@react-spectrum/s2";
import { useEffect, useState } from "react";
import { onFault } from "../host";
import { useText } from "../i18n";
import { report } from "../parts/errors";
import { useAppState } from "../settings/state";

export function Notices() {
  const t = useText();
  const app = useAppState();
  // Said once, not again whenever the state is read.
  const [problems] = useState(app.problems);

  useEffect(() => {
    for (const problem of problems) report(t, problem);
    // A change of the language does not repeat them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problems]);
  useEffect(() => onFault((file) => ToastQueue.negative(t("frame.fault", { report: file }))), [t]);

  return <ToastContainer placement="bottom" />;
}
