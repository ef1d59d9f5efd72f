"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { FormAction } from "@/components/ui/form/form";
import { openNotification } from "@/lib/notifications/notification/actions";

/** The title of a notification: marks it read and goes where it leads. Works before JavaScript, too. */
export function OpenButton({
  id,
  className,
  children,
}: {
  id: string;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const send = openNotification as unknown as FormAction<unknown>;
  return (
    <form
      className="contents"
      action={async (form) => {
        await send(null, form);
        router.refresh();
      }}
    >
      <input type="hidden" name="id" value={id} />
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}
