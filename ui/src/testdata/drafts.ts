// Simulated users as typed and not yet saved: a visit to another page, or closing the window, loses nothing.
import { call, type SimulatedUser } from "../host";
import { register } from "../save/open";
import { objectFrom } from "./json";

export interface UserText {
  name: string;
  profile: string;
  context: string;
}

/** The key of a user that does not exist yet. */
export const NEW = "new";

const drafts = new Map<string, UserText>();

export function textOf(user: SimulatedUser | null): UserText {
  return {
    name: user?.name ?? "",
    profile: JSON.stringify(user?.profile ?? {}, null, 2),
    context: JSON.stringify(user?.context ?? {}, null, 2),
  };
}

export const draftOf = (key: string): UserText | null => drafts.get(key) ?? null;
export const keepDraft = (key: string, text: UserText): void => void drafts.set(key, text);
export const dropDraft = (key: string): void => void drafts.delete(key);

/** Whether the text is one a user can be made of. */
export function isComplete(text: UserText): boolean {
  return text.name.trim() !== "" && "value" in objectFrom(text.profile) && "value" in objectFrom(text.context);
}

export async function saveUser(key: string, text: UserText): Promise<SimulatedUser> {
  const profile = objectFrom(text.profile);
  const context = objectFrom(text.context);
  if (!("value" in profile) || !("value" in context)) throw new Error(text.name);
  const id = key === NEW ? null : key;
  const saved = await call("simulatedUser.save", { id, name: text.name.trim(), profile: profile.value, context: context.value });
  dropDraft(key);
  return saved;
}

/** @param incomplete says of a user with that name why they cannot be saved */
export function keepDraftsOnClose(incomplete: (name: string) => string): () => void {
  return register({
    async flush() {
      for (const [key, text] of drafts) {
        if (!isComplete(text)) throw new Error(incomplete(text.name));
        await saveUser(key, text);
      }
    },
  });
}
