import { translator } from "../core/i18n/translate";
import type { DashboardPanel } from "../core/registry";
import { companySummary } from "./company/queries";
import { ownMentees } from "./student/mentees";

const SHOWN = 6;

/** On a mentor's first page: whom they guide. */
const MENTEES_PANEL: DashboardPanel = {
  name: "mentees",
  workspace: "mentor",
  weight: 5,
  async panel(ctx) {
    const t = await translator(ctx.locale);
    const mentees = await ownMentees(ctx, SHOWN);
    return {
      title: t("identity.home.panel.mentees"),
      href: "/mentor/mentees",
      empty: t("identity.home.panel.noMentees"),
      items: mentees.map(({ name, username, isShown, department, semester }) => ({
        key: username,
        label: name,
        href: isShown ? `/people/${username}` : "/mentor/mentees",
        detail: [department, semester && t("identity.home.panel.semester", { semester })]
          .filter(Boolean)
          .join(" · "),
      })),
    };
  },
};

/** On the first page of whoever acts for a company: which one, who else does, and whether it is verified. */
const COMPANY_PANEL: DashboardPanel = {
  name: "company",
  workspace: "company",
  weight: 5,
  async panel(ctx) {
    const t = await translator(ctx.locale);
    const company = await companySummary(ctx);
    if (!company)
      return {
        title: t("identity.home.panel.company"),
        href: "/account/companies",
        empty: t("identity.home.panel.noCompany"),
        items: [],
      };
    const { members, asking } = company;
    const unverified = {
      label: t("identity.home.panel.verifyCompany"),
      href: "/company/profile",
      detail: t("identity.home.panel.verifyCompanyText"),
    };
    return {
      title: company.name,
      href: "/company/profile",
      empty: "",
      items: [
        ...(asking
          ? [
              {
                key: "asking",
                label: t("identity.home.panel.asking", { count: asking }),
                href: "/company/members",
              },
            ]
          : []),
        { label: t("identity.home.panel.members", { count: members }), href: "/company/members" },
        ...(company.isVerified ? [] : [unverified]),
      ],
    };
  },
};

/** What this domain shows on the first pages of workspaces. */
export const IDENTITY_PANELS: readonly DashboardPanel[] = [MENTEES_PANEL, COMPANY_PANEL];
