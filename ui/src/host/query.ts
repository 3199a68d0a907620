// Reads from the host, kept fresh: when the workspace changed, what is on the screen is asked for again.
import { QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, type CommandName, type Entity, type HostError, onChanges, type Request, type Response } from ".";

export const queries = new QueryClient({
  defaultOptions: {
    // The host is in the same program: a failed read fails again, and nothing is stale until a change says so.
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, networkMode: "always", refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: "always" },
  },
});

export type Answer<N extends CommandName> = UseQueryResult<Response<N>, HostError>;

/** The answer to a command that only reads. With `keepLast` the last answer stays until the next is there. */
export function useAnswer<N extends CommandName>(
  name: N,
  request: Request<N>,
  { enabled = true, keepLast = false }: { enabled?: boolean; keepLast?: boolean } = {},
): Answer<N> {
  return useQuery<Response<N>, HostError>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    enabled,
    ...(keepLast && { placeholderData: (last: unknown) => last as never }),
  });
}

/** A command that changes something, with its state for buttons. */
export function useCommand<N extends CommandName>(name: N) {
  return useMutation<Response<N>, HostError, Request<N>>({ mutationFn: (request) => call(name, request) });
}

/** What a change of each kind of thing makes old. */
const concerns: Record<Entity, readonly CommandName[]> = {
  campaign: ["campaign.list", "tag.list"],
  tag: ["campaign.list", "tag.list"],
  request: ["request.list", "request.get", "execution.report"],
  inboxMessage: ["inbox.list", "execution.report"],
  endpoint: ["endpoint.list", "execution.prepare", "app.state"],
  simulatedUser: ["library.get", "content.previewEmail"],
  channelConfiguration: ["library.get", "content.previewEmail"],
  audience: ["library.get"],
  namespace: ["library.get"],
  fragment: ["content.previewEmail"],
  template: [],
  setting: ["app.state"],
};

/** Mounted once. */
export function useFreshness(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onChanges((changes) => {
        const old = new Set<unknown>(changes.flatMap(({ entity }) => concerns[entity]));
        void client.invalidateQueries({ predicate: ({ queryKey }) => old.has(queryKey[0]) });
      }),
    [client],
  );
}
