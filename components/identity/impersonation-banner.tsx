import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { Icon } from "@/components/ui/icon";
import { endImpersonation } from "@/lib/identity/impersonation/actions";

/** Above every page while an admin looks through a member's eyes: whose, that nothing can be changed, the way out. */
export function ImpersonationBanner({ name }: { name: string }) {
  const t = useTranslations("identity.impersonation");
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b border-hairline bg-warning px-4 py-2 text-warning-content"
    >
      <p className="flex items-center gap-2 text-sm font-semibold">
        <Icon name="eye" size={18} />
        {t("banner", { name })}
      </p>
      <ActionButton action={endImpersonation} input={{}} size="sm">
        {t("end")}
      </ActionButton>
    </div>
  );
}
