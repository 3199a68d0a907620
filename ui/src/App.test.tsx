import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { campaign, campaignId } from "./host/testing/samples";
import { start } from "./testing/app";

const properties = `/campaigns/${campaignId}/properties`;
const nameField = () => screen.findByRole<HTMLInputElement>("textbox", { name: /^Name/ });
const nameEdit = (value: string) => expect.objectContaining({ edit: [{ op: "replace", path: "/properties/name", value }] });

describe("a campaign's name", () => {
  it("is kept while one types, as one step of undo, and says so", async () => {
    const { user, edits } = start({ address: properties });
    await user.type(await nameField(), "!");
    expect(screen.getByTestId("campaign-title").textContent).toBe("Order confirmation!");
    await waitFor(() => expect(edits()).toEqual([nameEdit("Order confirmation!")]));
    expect(edits()[0]).toMatchObject({ campaignId, coalesce: "/properties/name" });
    await waitFor(() => expect(screen.getByTestId("save-state").dataset.state).toBe("saved"));
  });

  it("is kept when the window closes in the middle of a word", async () => {
    const { host, edits } = start({ address: properties });
    const field = await nameField();
    field.focus();
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "注文かくに" } });
    expect(edits()).toEqual([]);
    await expect(act(() => host.requestClose())).resolves.toBe(true);
    expect(edits()).toEqual([nameEdit("注文かくに")]);
  });

  it("is not lost silently when it cannot be kept: the window asks before it closes", async () => {
    const full = { code: "diskFull", message: "disk full", parameters: {}, refused: false };
    const { host, user } = start({ address: properties, handlers: { "campaign.edit": () => Promise.reject(full) } });
    await user.type(await nameField(), "!");
    await waitFor(() => expect(screen.getByTestId("save-state").textContent).toContain("The disk is full"));
    const closing = host.requestClose();
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Keep open" }));
    await expect(closing).resolves.toBe(false);
    expect((await nameField()).value).toBe("Order confirmation!");
  });

  it("follows a change made elsewhere, and takes no notice of its own echo", async () => {
    let view = campaign();
    const { host } = start({ address: properties, handlers: { "campaign.get": () => view } });
    await nameField();
    const reads = () => host.calls.filter(({ name }) => name === "campaign.get").length;
    const { origin } = await import("./host");
    const change = { number: 2, entity: "campaign", id: campaignId, kind: "updated" } as const;
    act(() => host.change({ ...change, origin }));
    expect(reads()).toBe(1);
    view = campaign("Renamed elsewhere");
    act(() => host.change({ ...change, number: 3, origin: "cli" }));
    await waitFor(() => expect(screen.getByTestId("campaign-title").textContent).toBe("Renamed elsewhere"));
  });
});

describe("the window", () => {
  it("comes back to where one was", async () => {
    start({ state: { session: { place: properties } } });
    expect((await nameField()).value).toBe("Order confirmation");
  });

  it("offers the sample on a first start", async () => {
    const { user, host } = start({ state: { workspace: null, recent: [] } });
    await user.click(await screen.findByTestId("open-sample"));
    expect(host.calls).toContainEqual({ name: "workspace.create", request: { path: null, sample: true } });
    await waitFor(() => expect(screen.queryByTestId("first-start")).toBeNull());
  });

  it("speaks Japanese from the first screen", async () => {
    start({ state: { workspace: null, recent: [], language: "ja" } });
    expect(await screen.findByRole("button", { name: "サンプルワークスペースを開く" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("ja");
  });
});
