import { z } from "zod";
import { listContract } from "../../core/list";
import { COMPANY_STATUSES } from "./model";

/** The URL of /admin/companies. */
export const companyList = listContract({
  filters: {
    q: z.string().trim().max(100).optional(),
    status: z.enum(COMPANY_STATUSES).optional(),
    verified: z.enum(["yes", "no"]).optional(),
  },
  sort: ["name", "created", "members"],
  defaultSort: "created",
  defaultDirection: "desc",
});
export type CompanyListState = ReturnType<typeof companyList.parse>;
