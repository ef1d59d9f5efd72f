import type { NoticeDefinition } from "../../core/registry";
import type { AlertKind } from "./raise";

const alert = (kind: AlertKind, variables: readonly string[]): NoticeDefinition => ({
  name: `platform.alert.${kind}`,
  type: "admin_alert",
  template: `platform.alerts.${kind}`,
  variables,
  priority: "high",
});

/** What super admins are told of the installation. */
export const ALERT_NOTICES: readonly NoticeDefinition[] = [
  alert("chain_broken", ["seq"]),
  alert("backup_old", ["hours"]),
  alert("disk_low", ["percent"]),
  alert("dead_job", ["job", "count"]),
  alert("queue_old", ["minutes"]),
  alert("unsafe_file", ["name"]),
];
