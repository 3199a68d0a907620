// A mark that the window shows data, for tests that drive it.
import { useIsFetching } from "@tanstack/react-query";
import { useEffect } from "react";

/** Sets `data-ready="true"` on the page once nothing is being asked for, and `false` while something is. */
export function useReadiness(): void {
  const asking = useIsFetching();
  useEffect(() => {
    document.documentElement.dataset.ready = String(asking === 0);
  }, [asking]);
}
