import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { HoldStatus } from "@/lib/points/hold/model";
import type { WalletStatus } from "@/lib/points/wallet/model";

const WALLET = {
  open: { tone: "success", icon: "check" },
  frozen: { tone: "warning", icon: "lock" },
  closed: { tone: "plain", icon: "archive" },
} as const;
const HOLD = {
  open: { tone: "info", icon: "clock" },
  captured: { tone: "success", icon: "check" },
  released: { tone: "plain", icon: "undo" },
  expired: { tone: "plain", icon: "history" },
} as const;

/** Whether a wallet can be used. */
export function WalletStatusBadge({ status }: { status: WalletStatus }) {
  const t = useTranslations("points.status");
  return <StatusBadge {...WALLET[status]}>{t(status)}</StatusBadge>;
}

/** What became of held points. */
export function HoldStatusBadge({ status }: { status: HoldStatus }) {
  const t = useTranslations("points.holds.states");
  return <StatusBadge {...HOLD[status]}>{t(status)}</StatusBadge>;
}
