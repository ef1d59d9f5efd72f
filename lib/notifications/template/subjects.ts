import { type Channel, gather, type NoticeDefinition, type NoticeType } from "../../core/registry";
import { openChannels } from "../delivery/channels";
import { channelsOf, typeOf } from "../notice/definitions";
import { WRITTEN } from "./model";

/** What a text can be written for: a notice of the registry, or a mail that a domain sends by itself. */
export interface TextSubject {
  /** The notice's name, or the mail's template. */
  name: string;
  template: string;
  /** Null for mails: nobody chooses them. */
  type: NoticeType | null;
  notice: NoticeDefinition | null;
  channels: readonly Channel[];
  /** What its texts may use. */
  variables: readonly string[];
  /** What its mail must say. */
  required: readonly string[];
}

/** Every notice knows these. */
const COMMON = ["name", "institution", "url", "count"];

function ofNotice(notice: NoticeDefinition): TextSubject {
  const type = typeOf(notice.type);
  const open = openChannels();
  const channels = notice.secret ? (["email"] as const) : channelsOf(notice, type);
  return {
    name: notice.name,
    template: notice.template,
    type,
    notice,
    channels: WRITTEN.filter((channel) => channels.includes(channel) && open.includes(channel)),
    variables: [...new Set([...notice.variables, ...COMMON])],
    // Mail that nobody can mute must say all that it is about.
    required: type.required ? notice.variables : [],
  };
}

/** All that can be worded, notices in the order of their domains, then mails. */
export function textSubjects(): TextSubject[] {
  const mails = gather("mails").map(
    ({ template, variables, required = [] }): TextSubject => ({
      name: template,
      template,
      type: null,
      notice: null,
      channels: ["email"],
      variables: [...variables, "institution"],
      required,
    }),
  );
  return [...gather("notices").map(ofNotice), ...mails];
}

/** One of them, or undefined. */
export const textSubject = (name: string): TextSubject | undefined =>
  textSubjects().find((subject) => subject.name === name);

/** Under which name the texts of a mail are overridden: its template's, or that of the notice it shares it with. */
export function subjectOfTemplate(template: string): string {
  return gather("notices").find((notice) => notice.template === template)?.name ?? template;
}
