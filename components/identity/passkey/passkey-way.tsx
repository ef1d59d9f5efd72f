import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { PasskeyButton } from "./passkey-button";
import { problemTexts } from "./problems";

/** A button that proves by a passkey who is there. Server component: the pages of visitors send no texts but the kit's. */
export function PasskeyWay<T>(props: Omit<ComponentProps<typeof PasskeyButton<T>>, "problems">) {
  const t = useTranslations("identity.passkey.problem");
  return <PasskeyButton {...props} problems={problemTexts(t)} />;
}
