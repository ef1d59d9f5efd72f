import { cache } from "react";
import { requestCtx } from "../../core/session";
import { USERNAME_FORM } from "../account/model";
import { getPublicPerson } from "./queries";

/** The person whom an address names, read once per request; what cannot be a username names nobody. */
export const personOnPage = cache(async (locale: string, username: string) =>
  USERNAME_FORM.test(username) ? getPublicPerson(await requestCtx(locale), username) : null,
);
