// Campaigns, users and messages for tests and for looking at the screens in a browser.
import type { CampaignView, Design, EmailContent, Library, SimulatedUser } from "..";

export const userId = "0198f000-0000-7000-8000-000000000001";
export const campaignId = "0198f000-0000-7000-8000-0000000000c1";
export const endpointId = "0198f000-0000-7000-8000-0000000000e1";
export const configurationId = "0198f000-0000-7000-8000-0000000000a1";

export const email: EmailContent = {
  subject: "Thank you, {{profile.person.name.firstName}}: your order {{context.order.id}}",
  preheader: "We are packing it now",
  body: `<!doctype html>
<html>
  <head>
    <style>
      body { font-family: sans-serif; margin: 0; }
      .total { font-weight: bold; }
    </style>
  </head>
  <body>
    {{!-- greeting --}}
    <h1>Hello {{profile.person.name.firstName}}</h1>
    {%#if profile.loyalty.tier = "gold"%}
      <p>As a gold member you get free shipping.</p>
    {%else%}
      <p>Your order has been received.</p>
    {%/if%}
    <table>
      {{#each context.order.items as |item|}}
        <tr><td>{{item.name}}</td><td>{{item.price}}</td></tr>
      {{/each}}
    </table>
    <p class="total">Total: {{context.order.total}}</p>
    <p>{%= formatDate(context.order.date, "MMMM d, yyyy") %}</p>
    <a href="https://example.com/orders/{{context.order.id}}">Track your order</a>
  </body>
</html>
`,
  text: "Thank you, {{profile.person.name.firstName}}.",
  sourceFormat: "html",
  source: null,
};

export function design(name: string): Design {
  return {
    properties: {
      name,
      description: "Sent right after the shop has taken an order.",
      tags: [
        { name: "orders", color: "blue" },
        { name: "注文", color: "green" },
      ],
      accessLabels: ["C2"],
    },
    actions: {
      channel: "email",
      channelConfigurationId: configurationId,
      optimization: { experiment: null, targeting: null },
      languages: null,
      cappingRuleSet: null,
      tracking: { opens: true, clicks: true },
      rapidDelivery: false,
    },
    // Only the email of a message is edited; the others are what the host sends and takes back.
    content: { variants: { default: { locales: { default: { email } as Design["content"]["variants"][string]["locales"][string] } } } },
    audience: { audienceId: null, identityType: "email", createNewProfiles: true, enableWebhooks: false },
    schedule: { start: { local: "2026-12-01T09:00:00", timeZone: "Asia/Tokyo" }, end: null, autoScaleUntil: null },
    contextContract: [],
  };
}

export function campaign(name = "Order confirmation"): CampaignView {
  return {
    state: {
      id: campaignId,
      kind: "transactional",
      status: "draft",
      revision: 1,
      version: 1,
      liveVersion: null,
      startsAt: null,
      endsAt: null,
      createdAt: "2026-11-20T08:00:00Z",
      draftVersion: false,
      allowed: ["edit", "activate", "delete"],
      canUndo: true,
      canRedo: false,
      modifiedAt: "2026-11-23T10:00:00Z",
      findings: [
        {
          code: "textVersionEmpty",
          severity: "warning",
          place: { tab: "content", path: "/content/variants/default/locales/default/email/text" },
          message: { en: "The text version is empty.", ja: "テキストバージョンが空です。" },
          remedy: { en: "Write a text version.", ja: "テキストバージョンを作成してください。" },
        },
      ],
    },
    design: design(name),
  };
}

export const user: SimulatedUser = {
  id: userId,
  name: "Hanako Yamada",
  profile: { person: { name: { firstName: "花子" } }, loyalty: { tier: "gold" } },
  context: { order: { id: "A-1001", total: "¥12,400", items: [{ name: "Mug", price: "1200" }] } },
};

export const library: Library = {
  channelConfigurations: [
    {
      id: configurationId,
      name: "Shop (transactional)",
      parameters: {
        channel: "email",
        messageType: "transactional",
        subdomain: "mail.example.com",
        fromName: "Example Shop",
        fromAddress: "orders@mail.example.com",
        replyToName: "",
        replyToAddress: "help@example.com",
        errorAddress: "",
        urlTrackingParameters: "",
        listUnsubscribe: false,
      },
    },
  ],
  simulatedUsers: [user],
  audiences: [],
  namespaces: ["loyaltyId"],
};
