// Everything the window needs around its screens.
import { QueryClientProvider } from "@tanstack/react-query";
import { Frame } from "./frame/Frame";
import { Notices } from "./frame/Notices";
import { RouterProvider } from "./frame/router";
import { queries, useFreshness } from "./host/query";
import { CloseGuard } from "./save/CloseGuard";
import { Catch } from "./parts/Catch";
import { useAppState } from "./settings/state";
import { Look } from "./theme/Look";
import { useReadiness } from "./theme/useReadiness";
import { FirstStart } from "./workspace/FirstStart";

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Look>
        <RouterProvider>
          <Catch>
            <Whole />
          </Catch>
          <CloseGuard />
          <Notices />
        </RouterProvider>
      </Look>
    </QueryClientProvider>
  );
}

function Whole() {
  useFreshness();
  useReadiness();
  const { workspace } = useAppState();
  // Another workspace is another world: nothing shown of the one before may stay.
  return workspace ? <Frame key={workspace.path} /> : <FirstStart />;
}
