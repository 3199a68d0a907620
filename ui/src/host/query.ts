// Reads from the host, kept fresh: what a change touches is asked for again.
import { QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, type CommandName, type CommandError, onChanges, type Request, type Response } from ".";

export const queries = new QueryClient({
  defaultOptions: {
    // The host is in the same program: a failed read fails again, and nothing is stale until a change says so.
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, networkMode: "always" },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** The answer to a command that only reads. */
export function useAnswer<N extends CommandName>(name: N, request: Request<N>, options: { enabled?: boolean; keepLast?: boolean } = {}) {
  return useQuery<Response<N>, CommandError>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    enabled: options.enabled ?? true,
    placeholderData: options.keepLast ? (last: Response<N> | undefined) => last : undefined,
  } as Parameters<typeof useQuery<Response<N>, CommandError>>[0]);
}

/** A command that changes something, with its state for buttons. */
export function useCommand<N extends CommandName>(name: N) {
  return useMutation<Response<N>, CommandError, Request<N>>({ mutationFn: (request) => call(name, request) });
}

/** Asks again for everything that is on the screen whenever the workspace changed. Mounted once. */
export function useFreshness(): void {
  const client = useQueryClient();
  useEffect(() => onChanges(() => void client.invalidateQueries()), [client]);
}
