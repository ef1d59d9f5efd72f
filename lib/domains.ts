import { content } from "./content/domain";
import { registerDomains } from "./core/registry";
import { identity } from "./identity/domain";
import { platform } from "./platform/domain";

/** Every domain, lowest first: a domain may use those above it in this list. Adding one is one line. */
export const DOMAINS = [identity, platform, content] as const;

registerDomains(DOMAINS);
