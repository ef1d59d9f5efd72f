"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { keepDevice } from "../session/device";
import { enter } from "../session/enter";
import * as commands from "./commands";
import { SetupInput } from "./model";

export const setUp = action(
  SetupInput,
  async (ctx, input) => ({ to: await enter(ctx, await commands.setUp(ctx, input, await keepDevice())) }),
  { access: "anyone", after: ({ to }) => redirect(to) },
);
