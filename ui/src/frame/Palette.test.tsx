import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { start } from "../testing/app";

describe("search", () => {
  it("opens by keyboard, finds a campaign as one types and goes there", async () => {
    const { user } = start({ address: "/home" });
    await screen.findByTestId("home");
    await user.keyboard("{Control>}k{/Control}");
    const field = await screen.findByRole("searchbox", { name: "Search campaigns and pages" });
    await user.type(field, "order");
    await waitFor(() => expect(screen.queryByRole("menuitem", { name: /Password reset/ })).toBeNull());
    await user.keyboard("{ArrowDown}{Enter}");
    expect(await screen.findByTestId("campaign-title")).toBeTruthy();
  });

  it("finds pages by their names", async () => {
    const { user } = start({ address: "/home" });
    await user.click(await screen.findByTestId("open-search"));
    await user.type(await screen.findByRole("searchbox", { name: "Search campaigns and pages" }), "endp");
    await user.click(await screen.findByRole("menuitem", { name: "Endpoints" }));
    expect(await screen.findByTestId("endpoints")).toBeTruthy();
  });
});
