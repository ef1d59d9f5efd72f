import { z } from "zod";
import { Username } from "../account/model";

/** A username may be changed again after this many days. */
export const CHANGE_DAYS = 30;

export const ChangeUsernameInput = z.object({ username: Username });
