// Provisional, written by hand: the contract the screens are built against until it is generated from Rust.

export type Text = { en: string; ja: string };
export type Kind = "transactional" | "marketing" | "highThroughput";
export type Channel = "email" | "sms" | "push";
export type Status = "draft" | "inReview" | "scheduled" | "live" | "completed" | "stopped" | "failed" | "archived";
export type Act =
  | "edit"
  | "activate"
  | "stop"
  | "archive"
  | "restore"
  | "delete"
  | "createDraftVersion"
  | "discardDraftVersion"
  | "trigger";
export type TagColor = "gray" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple" | "magenta";
export type Tag = { name: string; color: TagColor };
export type Properties = { name: string; description: string; tags: Tag[]; accessLabels: string[] };
export type Tracking = { opens: boolean; clicks: boolean };
export type Actions = {
  channel: Channel | null;
  channelConfigurationId: string | null;
  optimization: { experiment: unknown; targeting: unknown };
  languages: unknown;
  cappingRuleSet: string | null;
  tracking: Tracking;
  rapidDelivery: boolean;
};
export type EmailContent = {
  subject: string;
  preheader: string;
  body: string;
  text: string;
  sourceFormat: "html" | "mjml" | "visual";
  source: string | null;
};
export type MessageContent = { email: EmailContent; sms: unknown; push: unknown };
export type Content = { variants: { [key in string]: { locales: { [key in string]: MessageContent } } } };
export type IdentityType = "email" | "phone" | "ecid" | "crmid" | { custom: string };
export type Audience = {
  audienceId: string | null;
  identityType: IdentityType | null;
  createNewProfiles: boolean;
  enableWebhooks: boolean;
};
export type Moment = { local: string; timeZone: string };
export type Schedule = { start: Moment | null; end: Moment | null; autoScaleUntil: Moment | null };
export type ContextAttribute = { path: string };
export type Design = {
  properties: Properties;
  actions: Actions;
  content: Content;
  audience: Audience;
  schedule: Schedule;
  contextContract: ContextAttribute[];
};
export type Edit = Array<
  | { op: "add" | "replace"; path: string; value: unknown }
  | { op: "remove"; path: string }
  | { op: "move" | "copy"; from: string; path: string }
>;
export type Severity = "error" | "warning";
export type Tab = "properties" | "actions" | "content" | "audience" | "schedule";
export type Finding = {
  code: string;
  severity: Severity;
  place: { tab: Tab; path: string };
  span?: { start: number; end: number } | null;
  message: Text;
  remedy: Text;
};
export type EmailParameters = {
  messageType: "transactional" | "marketing";
  subdomain: string;
  fromName: string;
  fromAddress: string;
  replyToName: string;
  replyToAddress: string;
  errorAddress: string;
  urlTrackingParameters: string;
  listUnsubscribe: boolean;
};
export type ChannelConfiguration = { id: string; name: string; parameters: { email: EmailParameters } };
export type AudienceDefinition = { id: string; name: string; platformId: string; rule: string | null };
export type SimulatedUser = {
  id: string;
  name: string;
  profile: Record<string, unknown>;
  context: Record<string, unknown>;
};

export type WorkspaceInfo = { path: string; name: string };
export type CampaignSummary = {
  id: string;
  name: string;
  kind: Kind;
  channel: Channel | null;
  status: Status;
  version: number;
  draftVersion: boolean;
  tags: Tag[];
  modifiedAt: string;
  acts: Act[];
};
/** One campaign as the window shows it: the version being edited, or the active one where there is no draft. */
export type CampaignView = CampaignSummary & {
  design: Design;
  findings: Finding[];
  canUndo: boolean;
  canRedo: boolean;
};
/** A remark of the language engine on one text, in UTF-16 units. */
export type Diagnostic = {
  code: string;
  severity: "error" | "warning" | "info";
  message: Text;
  path: string;
  span: { start: number; end: number };
};
export type RenderedEmail = { subject: string; preheader: string; html: string; text: string };
export type Preview = { email: RenderedEmail | null; diagnostics: Diagnostic[] };
export type Completion = {
  label: string;
  kind: "attribute" | "function" | "keyword" | "variable";
  detail: string;
  info: Text | null;
  insert: string;
};
export type Recipient = { userId: string; address: string | null; profile: Record<string, unknown>; context: Record<string, unknown> };
export type HttpRequestView = { method: string; url: string; headers: [string, string][]; body: string };
export type HttpAnswerView = { status: number; headers: [string, string][]; body: string };
export type RunSummary = {
  id: string;
  campaignId: string;
  campaignName: string;
  endpointName: string;
  recipients: number;
  sentAt: string;
  milliseconds: number | null;
  status: number | null;
  outcome: "accepted" | "rejected" | "failed" | "unknown";
};
export type Run = RunSummary & { request: HttpRequestView; answer: HttpAnswerView | null; failure: Text | null };
export type InboxSummary = { id: string; campaignId: string; to: string; from: string; subject: string; receivedAt: string; read: boolean };
export type InboxMessage = InboxSummary & {
  replyTo: string;
  headers: [string, string][];
  preheader: string;
  html: string;
  text: string;
  source: string;
};
export type Endpoint = { id: string; name: string; kind: "local"; color: TagColor; baseUrl: string };
export type LocalEndpoint = {
  enabled: boolean;
  port: number;
  state: { kind: "off" } | { kind: "listening"; baseUrl: string } | { kind: "failed"; message: Text };
  credentials: [string, string][];
};

export interface Commands {
  "workspace.current": { request: Record<string, never>; response: WorkspaceInfo | null };
  "workspace.recent": { request: Record<string, never>; response: WorkspaceInfo[] };
  "workspace.pickOpen": { request: Record<string, never>; response: WorkspaceInfo | null };
  "workspace.pickCreate": { request: { sample: boolean }; response: WorkspaceInfo | null };
  "workspace.open": { request: { path: string }; response: WorkspaceInfo };
  "workspace.addSample": { request: { origin: string }; response: { campaignIds: string[] } };
  "workspace.pickCopy": { request: Record<string, never>; response: string | null };
  "workspace.check": { request: Record<string, never>; response: { problems: string[] } };
  "campaign.list": {
    request: { search: string; statuses: Status[] };
    response: { campaigns: CampaignSummary[] };
  };
  "campaign.get": { request: { campaignId: string }; response: CampaignView };
  "campaign.create": { request: { kind: Kind; name: string; origin: string }; response: CampaignView };
  "campaign.edit": { request: { campaignId: string; edit: Edit; origin: string }; response: CampaignView };
  "campaign.undo": { request: { campaignId: string; origin: string }; response: CampaignView };
  "campaign.redo": { request: { campaignId: string; origin: string }; response: CampaignView };
  "campaign.duplicate": { request: { campaignId: string; name: string; origin: string }; response: CampaignView };
  "campaign.act": { request: { campaignId: string; act: Act; origin: string }; response: CampaignView };
  "campaign.preview": {
    request: { campaignId: string; design: Design; simulatedUserId: string | null };
    response: Preview;
  };
  "language.complete": {
    request: { kind: Kind; source: string; position: number };
    response: { from: number; items: Completion[] };
  };
  "tag.list": { request: Record<string, never>; response: { tags: Tag[] } };
  "channelConfiguration.list": { request: Record<string, never>; response: { configurations: ChannelConfiguration[] } };
  "channelConfiguration.save": { request: { configuration: ChannelConfiguration; origin: string }; response: ChannelConfiguration };
  "audience.list": { request: Record<string, never>; response: { audiences: AudienceDefinition[] } };
  "audience.save": { request: { audience: AudienceDefinition; origin: string }; response: AudienceDefinition };
  "simulatedUser.list": { request: Record<string, never>; response: { users: SimulatedUser[] } };
  "simulatedUser.save": { request: { user: SimulatedUser; origin: string }; response: SimulatedUser };
  "simulatedUser.delete": { request: { id: string; origin: string }; response: null };
  "execution.prepare": {
    request: { campaignId: string; endpointId: string; recipients: Recipient[] };
    response: { request: HttpRequestView; curl: string };
  };
  "execution.sample": { request: { campaignId: string; simulatedUserId: string | null }; response: { recipients: Recipient[] } };
  "execution.trigger": { request: { campaignId: string; endpointId: string; recipients: Recipient[]; origin: string }; response: Run };
  "run.list": { request: { search: string; campaignId: string | null }; response: { runs: RunSummary[] } };
  "run.get": { request: { id: string }; response: Run };
  "inbox.list": { request: { search: string }; response: { messages: InboxSummary[] } };
  "inbox.get": { request: { id: string }; response: InboxMessage };
  "inbox.clear": { request: { origin: string }; response: null };
  "endpoint.list": { request: Record<string, never>; response: { endpoints: Endpoint[]; activeId: string } };
  "endpoint.local": { request: Record<string, never>; response: LocalEndpoint };
  "endpoint.configureLocal": { request: { enabled: boolean; port: number; origin: string }; response: LocalEndpoint };
}
