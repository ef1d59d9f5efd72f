"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { TONE_ICON, TONE_TEXT } from "./alert";
import { IconButton } from "./button";
import { cx } from "./cx";
import { Icon } from "./icon";
import { Link } from "./link";
import { dismissToast, toastStore } from "./toast-store";

/** Where toasts appear; stands once in each shell. A popover, so that it lies above open dialogs. */
export function ToastRegion() {
  const t = useTranslations("ui");
  const region = useRef<HTMLDivElement>(null);
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get, () => toastStore.none);
  useEffect(() => {
    const node = region.current;
    if (!node?.showPopover) return;
    if (node.matches(":popover-open")) node.hidePopover();
    if (toasts.length) node.showPopover();
  }, [toasts]);
  return (
    <div ref={region} popover="manual" className="toast-region" role="status" aria-live="polite">
      {toasts.map((item) => (
        <div key={item.id} className="float toast-item">
          <Icon name={TONE_ICON[item.tone]} className={cx("mt-0.5", TONE_TEXT[item.tone])} />
          <p className="pt-px text-sm">
            {item.message}{" "}
            {item.action && (
              <Link className="link" href={item.action.href}>
                {item.action.label}
              </Link>
            )}
          </p>
          <IconButton
            icon="close"
            size="sm"
            label={t("close")}
            className="-my-1"
            onClick={() => dismissToast(item.id)}
          />
        </div>
      ))}
    </div>
  );
}
