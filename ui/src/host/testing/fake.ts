// A host in memory with the interface of the real one: what tests drive, and what the screens are looked at with.
import type { AppState, CampaignRow, ChangeEvent, CommandName, Request, RequestRecord, Response } from "..";
import { applyAll, type Operation } from "../../save/path";
import type { Transport } from "../transport";
import { campaign, campaignId, endpointId, library, user } from "./samples";

export type Handlers = { [N in CommandName]?: (request: Request<N>) => Response<N> | Promise<Response<N>> };

export interface FakeHost extends Transport {
  /** What was asked for, in order. */
  readonly calls: { name: CommandName; request: unknown }[];
  /** Sends changes to whoever listens. */
  change(...changes: ChangeEvent[]): void;
  /** Asks to close; answers whether the window would. */
  requestClose(): Promise<boolean>;
}

export function fakeHost(handlers: Handlers): FakeHost {
  const calls: FakeHost["calls"] = [];
  const listeners = new Set<(changes: ChangeEvent[]) => void>();
  let mayClose: (() => Promise<boolean>) | null = null;
  return {
    calls,
    async call(name, request) {
      calls.push({ name: name as CommandName, request });
      const handler = handlers[name as CommandName] as ((request: unknown) => unknown) | undefined;
      if (!handler) throw { code: "commandUnknown", message: `no ${name}`, parameters: { name }, refused: false };
      return handler(request);
    },
    onChanges(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onCloseRequested(ask) {
      mayClose = ask;
      return () => {
        mayClose = null;
      };
    },
    onFault: () => () => undefined,
    chooseFileToOpen: async () => null,
    chooseFileToSave: async () => null,
    change: (...changes) => listeners.forEach((listener) => listener(changes)),
    requestClose: async () => (mayClose ? mayClose() : true),
  };
}

export function appState(change: Partial<AppState> = {}): AppState {
  return {
    version: "0.1.0",
    settings: { language: null, theme: "system", timeZone: null, wordWrap: true },
    language: "en",
    timeZone: "Europe/Berlin",
    timeZones: ["America/New_York", "Asia/Tokyo", "Europe/Berlin", "UTC"],
    workspace: { path: "/home/me/Campaigns/Sample.campaigns", name: "Sample", activeEndpointId: endpointId },
    recent: [{ path: "/home/me/Campaigns/Sample.campaigns", name: "Sample", openedAt: "2026-11-23T09:00:00Z" }],
    suggestedFolder: "/home/me/Campaigns",
    session: {},
    problems: [],
    dataFolder: "/home/me/.local/share/campaign-designer",
    ...change,
  };
}

const run: RequestRecord = {
  row: {
    id: "0198f000-0000-7000-8000-0000000000f1",
    sentAt: "2026-11-23T10:12:30Z",
    campaignId,
    campaignName: "Order confirmation",
    endpointId,
    endpointName: "Local endpoint",
    outcome: "accepted",
    status: 202,
    durationMillis: 38,
    executionId: "0198f000-1111-7000-8000-000000000001",
  },
  method: "POST",
  url: "http://127.0.0.1:4280/ajo/im/executions/unitary",
  headers: [{ name: "Content-Type", value: "application/json" }],
  body: '{"campaignId":"x"}',
  answerHeaders: [{ name: "content-type", value: "application/json" }],
  answerBody: '{"executionId":"0198f000-1111-7000-8000-000000000001"}',
  failure: null,
  exclusions: [],
};

/** Handlers for a workspace with a few campaigns, as a person would see it. */
export function sampleHandlers(state: AppState = appState()): Handlers {
  let app = state;
  let view = campaign();
  const filled = '<h1>Hello 花子</h1><p>As a gold member you get free shipping.</p><a href="#">Track your order</a>';
  const rows: CampaignRow[] = (
    [
      ["Order confirmation", "draft"],
      ["Password reset", "live"],
      ["季節のプロモーション", "scheduled"],
    ] as const
  ).map(([name, status], index) => ({
    id: index === 0 ? campaignId : `${campaignId.slice(0, -1)}${index + 1}`,
    name,
    kind: index === 2 ? "marketing" : "transactional",
    channel: "email",
    status,
    draftVersion: index === 1,
    tags: index === 0 ? view.design.properties.tags : [],
    modifiedAt: new Date(Date.now() - index * 7_200_000).toISOString(),
    startsAt: null,
    endsAt: null,
    createdAt: "2026-11-20T08:00:00Z",
    revision: 1,
  }));
  return {
    "app.state": () => app,
    "settings.save": (settings) => {
      app = { ...app, settings, language: settings.language ?? "en", timeZone: settings.timeZone ?? "Europe/Berlin" };
      return app;
    },
    "session.save": () => ({}),
    "workspace.create": () => {
      app = appState();
      return app;
    },
    "campaign.list": ({ search, statuses }) => {
      const found = rows.filter(
        (row) => row.name.toLowerCase().includes(search.toLowerCase()) && (statuses.length === 0 || statuses.includes(row.status)),
      );
      return { rows: found, total: found.length };
    },
    "campaign.get": () => view,
    "campaign.edit": ({ edit }) => {
      const state = { ...view.state, revision: view.state.revision + 1 };
      view = { state, design: applyAll(view.design, edit as Operation[]) };
      return state;
    },
    "tag.list": () => [{ tag: { name: "orders", color: "blue" }, count: 3 }],
    "library.get": () => library,
    "content.previewEmail": ({ email }) => ({
      subject: { output: email.subject.replace(/\{\{.*?\}\}/g, "花子"), diagnostics: [] },
      preheader: { output: email.preheader, diagnostics: [] },
      body: {
        output: filled,
        diagnostics: [
          {
            code: "unescaped",
            severity: "warning",
            range: { from: 190, to: 230 },
            line: 12,
            message: { en: "This value is compared as a number.", ja: "この値は数値として比較されます。" },
            fixes: [],
          },
        ],
      },
      text: { output: email.text, diagnostics: [] },
      from: "Example Shop <orders@mail.example.com>",
      bodyBytes: filled.length,
      engineMicros: 420,
    }),
    "content.complete": ({ position }) => ({ range: { from: position, to: position }, items: [] }),
    "content.hover": () => null,
    "execution.payload": () => ({
      json: JSON.stringify({ requestId: "r-1", campaignId, recipients: [{ type: "aep", userId: "hanako@example.com", namespace: "email", context: user.context }] }, null, 2),
    }),
    "execution.prepare": ({ payload }) => ({
      method: "POST",
      url: run.url,
      headers: run.headers,
      body: payload,
      curl: `curl -X POST '${run.url}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${payload}'`,
      violations: [],
      needsConfirmation: false,
    }),
    "execution.trigger": () => run,
    "execution.report": () => ({ requests: 3, accepted: 2, rejected: 1, unknown: 0, notSent: 0, delivered: 2 }),
    "request.list": () => ({ rows: [run.row], total: 1 }),
    "request.get": () => run,
    "inbox.list": () => ({ rows: [inboxRow], total: 1 }),
    "inbox.get": () => ({
      row: inboxRow,
      headers: [
        { name: "From", value: "Example Shop <orders@mail.example.com>" },
        { name: "To", value: inboxRow.recipient },
      ],
      html: filled,
      text: "Thank you, 花子.",
      source: "From: Example Shop\r\n\r\nThank you",
    }),
    "endpoint.list": () => [
      {
        id: endpointId,
        kind: "local",
        name: "Local endpoint",
        color: "green",
        production: false,
        baseUrl: "http://127.0.0.1:4280/ajo",
        organizationId: "LOCAL@AdobeOrg",
        sandbox: "local",
        clientId: "local-client",
        local: { running: true, port: 4280, sampleSecret: "local-secret", problem: null },
      },
    ],
  };
}

const inboxRow = {
  id: "0198f000-0000-7000-8000-0000000000b1",
  receivedAt: "2026-11-23T10:12:31Z",
  channel: "email",
  campaignId,
  campaignName: "Order confirmation",
  recipient: "hanako@example.com",
  subject: "Thank you, 花子: your order A-1001",
  executionId: "0198f000-1111-7000-8000-000000000001",
  requestId: "r-1",
  campaignVersion: 1,
  variant: "default",
  locale: "default",
} as const;
