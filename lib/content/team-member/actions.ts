"use server";

import { action } from "../../core/action";
import { PUBLISH } from "../access";
import { IdOrder } from "../publishable/model";
import * as commands from "./commands";
import { TeamMemberActive, TeamMemberInput, TeamMemberRef, TeamMemberUpdate } from "./model";

const manage = { access: { permission: PUBLISH } };
const saved = { ...manage, success: "content.done.saved" };

export const createTeamMember = action(TeamMemberInput, commands.createTeamMember, saved);
export const updateTeamMember = action(TeamMemberUpdate, commands.updateTeamMember, saved);
export const setTeamMemberActive = action(TeamMemberActive, commands.setTeamMemberActive, saved);
export const deleteTeamMember = action(TeamMemberRef, commands.deleteTeamMember, {
  ...manage,
  success: "content.done.deleted",
});
export const orderTeam = action(IdOrder, commands.orderTeam, { ...manage, success: "content.done.ordered" });
