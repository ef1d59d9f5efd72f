import { earningEvent } from "../registries";

/** The events whose rules the product ships; their names stand in this domain's catalog. */
const SHIPPED = [
  "campus.event_attended",
  "learning.course_completed",
  "learning.webinar_attended",
  "mentoring.session_completed",
  "training.batch_completed",
];

/** What members read of a rule: the name that a manager wrote, else the event's own in the reader's language. */
export function ruleName(
  t: (key: string) => string,
  rule: { eventKey: string; name: string | null },
): string {
  if (rule.name) return rule.name;
  const key = earningEvent(rule.eventKey)?.name;
  if (key) return t(key);
  return SHIPPED.includes(rule.eventKey) ? t(`points.events.${rule.eventKey}`) : rule.eventKey;
}
