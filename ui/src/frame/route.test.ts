import { describe, expect, it } from "vitest";
import { fromAddress, type Place, toAddress } from "./route";

describe("addresses", () => {
  it.each<Place>([
    { at: "home" },
    { at: "campaigns" },
    { at: "campaign", id: "c1", step: "content" },
    { at: "review", id: "c1" },
    { at: "inbox", id: "m1" },
    { at: "runs" },
    { at: "settings" },
  ])("lead back to %o", (place) => {
    expect(fromAddress(`#${toAddress(place)}`)).toEqual(place);
  });

  it("lead somewhere whatever they say", () => {
    expect(fromAddress("#/nowhere/at/all")).toEqual({ at: "home" });
    expect(fromAddress("")).toEqual({ at: "home" });
    expect(fromAddress("#/campaigns/c1/unknown")).toEqual({ at: "campaign", id: "c1", step: "properties" });
  });
});
