import { z } from "zod";
import { job } from "../core/jobs";
import { checkLinks } from "./link/check";
import { pruneVersions } from "./publishable/prune";
import { publishDue } from "./publishable/publish-due";
import { SEARCH_JOBS } from "./search/index-job";

/** Background work of content. */
export const CONTENT_JOBS = [
  ...SEARCH_JOBS,
  job("content.publish-due", z.object({}), (ctx) => publishDue(ctx), { schedule: "* * * * *" }),
  job("content.links", z.object({}), (ctx) => checkLinks(ctx), { schedule: "10 3 * * *" }),
  job("content.prune", z.object({}), (ctx) => pruneVersions(ctx), { schedule: "20 2 * * *" }),
];
