import type { ReactNode } from "react";
import { site } from "@/components/content/public/site/site";
import { AuthFrame } from "@/components/identity/auth-frame";
import { UiProvider } from "@/components/ui/ui-provider";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { name } = await site();
  return (
    <UiProvider>
      <AuthFrame name={name}>{children}</AuthFrame>
    </UiProvider>
  );
}
