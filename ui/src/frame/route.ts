// Where in the program one is. A place is a value; its address is text, so that it can be kept and come back to.

export const steps = ["properties", "actions", "content", "audience", "schedule", "execution", "reports"] as const;
export type Step = (typeof steps)[number];

export type Place =
  | { at: "home" }
  | { at: "campaigns" }
  | { at: "campaign"; id: string; step: Step }
  | { at: "review"; id: string }
  | { at: "testData"; id?: string }
  | { at: "runs"; id?: string }
  | { at: "inbox"; id?: string }
  | { at: "endpoints" }
  | { at: "settings" };

export type Section = "home" | "campaigns" | "testData" | "runs" | "inbox" | "endpoints" | "settings";

/** The entry of the rail that a place belongs to. */
export function sectionOf(place: Place): Section {
  return place.at === "campaign" || place.at === "review" ? "campaigns" : place.at;
}

/** What stays on the screen while one moves about in it: a campaign keeps its page from tab to tab. */
export function screenOf(place: Place): string {
  return place.at === "campaign" || place.at === "review" ? `campaign ${place.id}` : place.at;
}

export function toAddress(place: Place): string {
  switch (place.at) {
    case "campaign":
      return `/campaigns/${place.id}/${place.step}`;
    case "review":
      return `/campaigns/${place.id}/review`;
    case "testData":
    case "runs":
    case "inbox":
      return place.id ? `/${place.at}/${place.id}` : `/${place.at}`;
    default:
      return `/${place.at}`;
  }
}

const isStep = (text: string | undefined): text is Step => steps.some((step) => step === text);

/** The place an address names; home for one that names none. */
export function fromAddress(address: string): Place {
  const [section, id, detail] = address.replace(/^#?\//, "").split("/");
  switch (section) {
    case "campaigns":
      if (!id) return { at: "campaigns" };
      return detail === "review" ? { at: "review", id } : { at: "campaign", id, step: isStep(detail) ? detail : "properties" };
    case "testData":
    case "runs":
    case "inbox":
      return id ? { at: section, id } : { at: section };
    case "endpoints":
    case "settings":
      return { at: section };
    default:
      return { at: "home" };
  }
}
