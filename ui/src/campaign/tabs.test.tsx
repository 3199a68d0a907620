import { screen, waitFor, within } from "@testing-library/react";
import { EditorView } from "@codemirror/view";
import { describe, expect, it } from "vitest";
import { campaign, campaignId } from "../host/testing/samples";
import { start } from "../testing/app";

const at = (step: string) => `/campaigns/${campaignId}/${step}`;
const operations = (edits: unknown[]) => edits.flatMap((edit) => (edit as { edit: unknown[] }).edit);

describe("tags", () => {
  it("are added by typing a new name and Enter", async () => {
    const { user, edits } = start({ address: at("properties") });
    const field = await screen.findByRole("combobox", { name: "Tags" });
    await user.type(field, "vip{Enter}");
    await screen.findByTestId("tag-vip");
    await waitFor(() =>
      expect(operations(edits())).toContainEqual({
        op: "replace",
        path: "/properties/tags",
        value: [...campaign().design.properties.tags, { name: "vip", color: "orange" }],
      }),
    );
    expect((field as HTMLInputElement).value).toBe("");
  });

  it("change their colour and go by their menu", async () => {
    const { user, edits } = start({ address: at("properties") });
    await user.click(await screen.findByTestId("tag-orders"));
    await user.click(await screen.findByRole("menuitemradio", { name: "Red" }));
    await waitFor(() => expect(operations(edits())).toContainEqual(expect.objectContaining({ value: expect.arrayContaining([{ name: "orders", color: "red" }]) })));
  });
});

describe("content", () => {
  const editor = async (id: string) => {
    const element = await screen.findByTestId(id);
    const view = EditorView.findFromDOM(element);
    if (!view) throw new Error("no editor");
    return view;
  };
  const subject = "/content/variants/default/locales/default/email/subject";

  it("is kept as it is typed in the editor", async () => {
    const { edits } = start({ address: at("content") });
    const view = await editor("editor-subject");
    view.dispatch({ changes: { from: 0, insert: "Hi! " } });
    await waitFor(() => expect(operations(edits())).toEqual([expect.objectContaining({ path: subject, value: expect.stringMatching(/^Hi! Thank you/) })]));
  });

  it("stays on one line where it must", async () => {
    start({ address: at("content") });
    const view = await editor("editor-subject");
    const before = view.state.doc.toString();
    view.dispatch({ changes: { from: 0, insert: "\n" } });
    expect(view.state.doc.toString()).toBe(before);
    view.dispatch({ changes: { from: 0, insert: "two\nlines " } });
    expect(view.state.doc.toString()).toBe(`two lines ${before}`);
  });

  it("is not kept in the middle of a composition, but is when the window closes", async () => {
    const { host, edits } = start({ address: at("content") });
    const view = await editor("editor-subject");
    Object.defineProperty(view, "composing", { value: true, configurable: true });
    view.dispatch({ changes: { from: 0, insert: "ちゅうもん" } });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(edits()).toEqual([]);
    await expect(host.requestClose()).resolves.toBe(true);
    expect(operations(edits())).toEqual([expect.objectContaining({ path: subject, value: expect.stringMatching(/^ちゅうもん/) })]);
  });

  it("shows the email for the first simulated user, in a frame that can run nothing", async () => {
    const { host } = start({ address: at("content") });
    const frame = await screen.findByTestId<HTMLIFrameElement>("email-preview");
    expect(frame.getAttribute("sandbox")).toBe("");
    expect(frame.getAttribute("srcdoc")).toContain("default-src 'none'");
    expect(host.calls).toContainEqual({
      name: "content.previewEmail",
      request: expect.objectContaining({ campaignId, userId: "0198f000-0000-7000-8000-000000000001", locale: "default" }),
    });
  });
});

describe("schedule", () => {
  it("keeps the campaign's zone and says the time in both", async () => {
    const { user, edits } = start({ address: at("schedule") });
    const end = await screen.findByRole("radiogroup", { name: "Campaign end" });
    await user.click(within(end).getByRole("radio", { name: "At a date and time" }));
    await waitFor(() =>
      expect(operations(edits())).toEqual([
        { op: "replace", path: "/schedule/end", value: { local: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:00:00$/), timeZone: "Asia/Tokyo" } },
      ]),
    );
    expect(screen.getByText("Tuesday, December 1, 2026 at 9:00 AM (Asia/Tokyo)")).toBeTruthy();
    expect(screen.getByText("For you: Tuesday, December 1, 2026 at 1:00 AM (Europe/Berlin)")).toBeTruthy();
  });
});

describe("a live campaign", () => {
  const live = () => {
    const view = campaign();
    return { ...view, state: { ...view.state, status: "live" as const, allowed: ["stop" as const, "createDraftVersion" as const, "trigger" as const] } };
  };

  it("is read-only until a draft version is made", async () => {
    const { user, host } = start({
      address: at("properties"),
      handlers: {
        "campaign.get": live,
        "campaign.createDraftVersion": () => ({ ...live(), state: { ...live().state, draftVersion: true, allowed: ["edit", "activate", "discardDraftVersion"] } }),
      },
    });
    const name = await screen.findByRole<HTMLInputElement>("textbox", { name: /^Name/ });
    expect(name.readOnly).toBe(true);
    await user.click(screen.getByTestId("modify"));
    await waitFor(() => expect(name.readOnly).toBe(false));
    expect(host.calls).toContainEqual({ name: "campaign.createDraftVersion", request: { campaignId } });
  });

  it("is triggered with what is shown, and shows the answer", async () => {
    const { user, host } = start({ address: at("execution"), handlers: { "campaign.get": live } });
    const curl = await screen.findByTestId("curl");
    await waitFor(() => expect(curl.textContent).toContain("hanako@example.com"));
    await user.click(screen.getByTestId("trigger"));
    const result = await screen.findByTestId("request-view");
    expect(result.dataset.outcome).toBe("accepted");
    const sent = host.calls.find(({ name }) => name === "execution.trigger")?.request as { payload: string };
    expect(curl.textContent).toContain(sent.payload);
  });
});

describe("review", () => {
  it("does not offer activation while there are errors, and leads to each", async () => {
    const view = campaign();
    const error = {
      code: "nameMissing",
      severity: "error" as const,
      place: { tab: "properties" as const, path: "/properties/name" },
      message: { en: "The campaign has no name.", ja: "キャンペーンに名前がありません。" },
      remedy: { en: "Enter a name.", ja: "名前を入力してください。" },
    };
    const { user } = start({ address: at("review"), handlers: { "campaign.get": () => ({ ...view, state: { ...view.state, findings: [error] } }) } });
    expect((await screen.findByTestId<HTMLButtonElement>("activate")).disabled).toBe(true);
    await user.click(within(screen.getByTestId("finding-nameMissing")).getByRole("link", { name: "Go to Properties" }));
    const name = await screen.findByRole("textbox", { name: /^Name/ });
    await waitFor(() => expect(document.activeElement).toBe(name));
  });
});
