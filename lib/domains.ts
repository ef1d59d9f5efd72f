import { content } from "./content/domain";
import { registerDomains } from "./core/registry";
import { credentials } from "./credentials/domain";
import { identity } from "./identity/domain";
import { notifications } from "./notifications/domain";
import { platform } from "./platform/domain";
import { points } from "./points/domain";
import { skills } from "./skills/domain";

/** Every domain, lowest first: a domain may use those above it in this list. Adding one is one line. */
export const DOMAINS = [identity, platform, notifications, skills, points, content, credentials] as const;

registerDomains(DOMAINS);
