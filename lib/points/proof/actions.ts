"use server";

import { z } from "zod";
import { action } from "../../core/action";
import { MANAGE } from "../access";
import * as commands from "./commands";

export const requestProof = action(z.object({}), commands.requestProof, {
  access: { permission: MANAGE },
  success: "points.proof.started",
});
