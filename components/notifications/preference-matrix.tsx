import { useTranslations } from "next-intl";
import type { Channel } from "@/lib/core/registry";
import type { PreferenceLine } from "@/lib/notifications/preference/queries";

/** Which type of notice comes by which channel, and which rule decided; required ones cannot be changed. */
export function PreferenceMatrix({
  channels,
  lines,
}: {
  channels: readonly Channel[];
  lines: readonly PreferenceLine[];
}) {
  const t = useTranslations("notifications.preferences");
  const c = useTranslations("notifications.channel");
  const all = useTranslations() as unknown as (key: string) => string;
  return (
    <table className="w-full text-left">
      <thead>
        <tr className="border-b border-hairline text-sm text-muted">
          <th scope="col" className="py-2 pr-3 font-medium">
            {t("about")}
          </th>
          {channels.map((channel) => (
            <th key={channel} scope="col" className="px-2 py-2 font-medium">
              {c(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr
            key={line.type}
            id={`type-${line.type}`}
            className="scroll-mt-20 border-b border-hairline align-top"
          >
            <th scope="row" className="py-3 pr-3 font-normal">
              {all(line.label)}
            </th>
            {line.cells.map(({ channel, decision, chosen }) => (
              <td key={channel} className="px-2 py-3">
                <label className="flex items-start gap-2">
                  <input
                    type="checkbox"
                    name="on"
                    value={`${line.type}:${channel}`}
                    defaultChecked={chosen}
                    disabled={line.required}
                    aria-label={`${all(line.label)}: ${c(channel)}`}
                    className="checkbox checkbox-sm mt-0.5"
                  />
                  <span className="text-xs text-muted">{t(`reason.${decision.reason}`)}</span>
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
