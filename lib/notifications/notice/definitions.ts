import { type Channel, gather, type NoticeDefinition, type NoticeType } from "../../core/registry";

/** The notice of a name with its type. Throws for a name that no domain declares. */
export function noticeOf(name: string): { notice: NoticeDefinition; type: NoticeType } {
  const notice = findNotice(name);
  if (!notice) throw new Error(`No domain declares the notice "${name}".`);
  return { notice, type: typeOf(notice.type) };
}

/** The notice of a name, or undefined. */
export const findNotice = (name: string): NoticeDefinition | undefined =>
  gather("notices").find((entry) => entry.name === name);

/** The type of a name, or undefined. */
export const findType = (name: string): NoticeType | undefined =>
  gather("noticeTypes").find((entry) => entry.name === name);

/** A declared type. Throws for a name that no domain declares. */
export function typeOf(name: string): NoticeType {
  const type = findType(name);
  if (!type) throw new Error(`No domain declares the notice type "${name}".`);
  return type;
}

/** The channels that a notice declares: its own, else those of its type. */
export const channelsOf = (notice: NoticeDefinition, type: NoticeType): readonly Channel[] =>
  notice.channels ?? type.channels;
