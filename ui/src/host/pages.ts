// Lists that are too long to be loaded at once, page by page as one scrolls.
import { useInfiniteQuery } from "@tanstack/react-query";
import { call, type CommandName, type HostError, type Request, type Response } from ".";

interface Page<Row> {
  rows: Row[];
  total: number;
}

/** The commands that answer in pages. */
export type PagedCommand = {
  [N in CommandName]: Response<N> extends Page<unknown> ? (Request<N> extends { offset: number; limit: number } ? N : never) : never;
}[CommandName];

type RowOf<N extends PagedCommand> = Response<N> extends Page<infer Row> ? Row : never;

const PAGE = 200;

export function usePages<N extends PagedCommand>(name: N, wanted: Omit<Request<N>, "offset" | "limit">) {
  return useInfiniteQuery<Page<RowOf<N>>, HostError, Page<RowOf<N>>, unknown[], number>({
    queryKey: [name, wanted],
    queryFn: async ({ pageParam }) => {
      const request = { ...wanted, offset: pageParam, limit: PAGE } as unknown as Request<N>;
      return (await call(name, request)) as unknown as Page<RowOf<N>>;
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return loaded < last.total && last.rows.length > 0 ? loaded : null;
    },
    select: ({ pages }) => ({ rows: pages.flatMap((page) => page.rows), total: pages[0]?.total ?? 0 }),
    placeholderData: (last) => last,
  });
}

export type Pages<N extends PagedCommand> = ReturnType<typeof usePages<N>>;
