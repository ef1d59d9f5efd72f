import { z } from "zod";
import { ConfirmEmailInput, Email } from "../account/model";

export const CHANGE_MINUTES = 60;

export const RequestEmailInput = z.object({ email: Email });
/** Confirms the new address by the mailed link or by its code. */
export const ChangeEmailInput = ConfirmEmailInput.pick({ token: true, code: true });
export type ChangeEmailInput = z.output<typeof ChangeEmailInput>;
