import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

/** An address that the API does not have: a problem for programs, not a page for people. */
const absent = route(
  { auth: "none", credentials: "ignored", anyBuild: true, duringMaintenance: true },
  async () => {
    throw notFound();
  },
);

export const GET = absent;
export const POST = absent;
export const PUT = absent;
export const PATCH = absent;
export const DELETE = absent;
