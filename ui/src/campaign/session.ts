// One open campaign: its draft, and the acts that must not overtake edits still on their way.
import { call, type CampaignView, onForeignChanges, origin } from "../host";
import { queries } from "../host/query";
import { Draft } from "../save/draft";
import { register } from "../save/open";
import type { Operation } from "../save/path";

/** Operations are written against the view; the host wants them against the design. */
const IN_VIEW = "/design";

export class CampaignSession {
  readonly draft: Draft<CampaignView>;
  private readonly stopListening: () => void;
  private readonly unregister: () => void;

  private constructor(
    readonly id: string,
    view: CampaignView,
  ) {
    this.draft = new Draft(view, {
      keep: async (operations, expected) => {
        const edit = operations.map((operation) => ({ ...operation, path: operation.path.slice(IN_VIEW.length) }));
        const state = await call("campaign.edit", { campaignId: id, edit, origin, coalesce: onlyPath(edit) });
        return { design: expected.design, state };
      },
      load: () => call("campaign.get", { campaignId: id }),
    });
    this.unregister = register(this.draft);
    this.stopListening = onForeignChanges((changes) => {
      const concerned = changes.some((change) => change.entity === "campaign" && change.id === id && change.kind !== "deleted");
      // What is shown stays; a failed read is tried again with the next change.
      if (concerned) void this.draft.refresh().catch(() => undefined);
    });
  }

  static async open(id: string): Promise<CampaignSession> {
    // Asked for as a query only so that the page counts as not ready until it is there.
    const view = await queries.fetchQuery({
      queryKey: ["campaign.get", id],
      queryFn: () => call("campaign.get", { campaignId: id }),
      staleTime: 0,
      gcTime: 0,
    });
    return new CampaignSession(id, view);
  }

  /** Keeps what is typed and stops following the campaign. */
  async close(): Promise<void> {
    this.stopListening();
    try {
      await this.draft.flush();
    } finally {
      // A draft that could not be kept stays registered: closing the window must still ask about it.
      if (!this.draft.isDirty) this.unregister();
    }
  }

  undo = () => this.step("campaign.undo");
  redo = () => this.step("campaign.redo");

  /** Something done to the campaign as a whole. */
  async act(command: WholeAct): Promise<CampaignView> {
    return this.draft.perform(() => call(command, { campaignId: this.id }));
  }

  async delete(): Promise<void> {
    await call("campaign.delete", { campaignId: this.id });
    await this.draft.abandon();
  }

  private async step(command: "campaign.undo" | "campaign.redo"): Promise<void> {
    await this.draft.perform(() => call(command, { campaignId: this.id, origin }));
  }
}

export type WholeAct =
  | "campaign.activate"
  | "campaign.stop"
  | "campaign.archive"
  | "campaign.restore"
  | "campaign.createDraftVersion"
  | "campaign.discardDraftVersion";

/** The field when the operations are all about one: such edits become one step of undo. */
function onlyPath(operations: Operation[]): string | null {
  const [first] = operations;
  return first && operations.every((operation) => operation.path === first.path) ? first.path : null;
}

/** The pointer in the view of a pointer in the design. */
export const inView = (path: string): string => IN_VIEW + path;
