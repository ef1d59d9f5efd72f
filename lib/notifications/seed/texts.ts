import type { Audience, TemplateContent } from "../schema/templates";

/** Texts that the demo's editors changed: in the product, by mail, in both languages. */
export const CHANGED_TEXTS: { name: string; type: string; content: TemplateContent }[] = [
  {
    name: "identity.role_granted",
    type: "account_security",
    content: {
      in_app: {
        en: { subject: "Welcome as {{role}}", body: "The house gave you this role. {{reason}}" },
        ru: { subject: "Вы теперь: {{role}}", body: "Мастерская дала вам эту роль. {{reason}}" },
      },
    },
  },
  {
    name: "identity.verificationVerified",
    type: "account_update",
    content: {
      in_app: {
        en: { subject: "“{{type}}” is proven", body: "We looked at your proof, and all is well." },
        ru: { subject: "«{{type}}» подтверждено", body: "Мы посмотрели подтверждение: всё в порядке." },
      },
      email: {
        en: { subject: "Your proof of “{{type}}” was accepted", body: "We looked at it, and all is well." },
        ru: { subject: "Подтверждение «{{type}}» принято", body: "Мы его посмотрели: всё в порядке." },
      },
    },
  },
  {
    name: "points.gift",
    type: "points_update",
    content: {
      in_app: {
        en: { subject: "{{points}} points from {{sender}}", body: "{{message}}" },
        ru: { subject: "Баллы от {{sender}}: {{points}}", body: "{{message}}" },
      },
    },
  },
];

interface DemoAnnouncement {
  audience: Audience;
  texts: Record<string, { subject: string; body: string }>;
  link: string;
  /** Days from now; in the past it was sent then. */
  days: number;
}

/** One that was sent, and one that waits for its time. */
export const ANNOUNCEMENTS: readonly DemoAnnouncement[] = [
  {
    audience: { kind: "everybody" },
    days: -12,
    link: "/posts",
    texts: {
      en: {
        subject: "The workshops stay open until nine",
        body: "Dear {{name}}, from Monday on all workshops are open until nine in the evening. Bring your project.",
      },
      ru: {
        subject: "Мастерские открыты до девяти",
        body: "{{name}}, с понедельника все мастерские открыты до девяти вечера. Приносите свою работу.",
      },
    },
  },
  {
    audience: { kind: "roles", roles: ["student", "mentor"] },
    days: 6,
    link: "/team",
    texts: {
      en: {
        subject: "Open day on Saturday week",
        body: "Show visitors what you are making. Helpers are welcome from eight o’clock.",
      },
      ru: {
        subject: "День открытых дверей через субботу",
        body: "Покажите гостям, над чем вы работаете. Помощники нужны с восьми утра.",
      },
    },
  },
];

/** What people of the demo were told, in this order, again and again. */
export const TOLD = [
  { notice: "identity.new_device", link: "/account/security" },
  { notice: "points.earned", link: "/account/points", group: 12 },
  { notice: "skills.endorsed", link: "/account/skills" },
  { notice: "points.gift", link: "/account/points" },
  { notice: "skills.proven", link: "/account/skills" },
  { notice: "identity.role_granted", link: "/account/roles" },
  { notice: "identity.verificationVerified", link: "/account/verification" },
  { notice: "content.template_updated", link: "/account/downloads" },
  { notice: "credentials.external_certificate_reviewed", link: "/account/credentials" },
  { notice: "identity.companyJoined", link: "/account/companies" },
] as const;
