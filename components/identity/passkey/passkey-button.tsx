"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import type { MouseEvent } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, type ButtonVariant } from "@/components/ui/button";
import type { Action } from "@/lib/core/action-result";
import type { PasskeyProof } from "@/lib/identity/passkey/model";
import type { ProblemTexts } from "./problems";
import { saidBy, useCeremony } from "./use-ceremony";

/**
 * Proves who is there by a passkey: `ask` poses the challenge, the browser has it signed, `give` takes the proof and
 * says where to go. Not shown without JavaScript. What the browser needs for it is loaded when the button is pressed.
 */
export function PasskeyButton<T>({
  ask,
  give,
  next,
  form,
  variant = "line",
  problems,
  children,
}: {
  ask: Action<Record<string, never>, PublicKeyCredentialRequestOptionsJSON>;
  give: Action<PasskeyProof, T>;
  /** A checked return address. */
  next?: string | null;
  /** The id of the sign-in form, from which it takes whether to stay signed in, and the time zone. */
  form?: string;
  variant?: ButtonVariant;
  problems: ProblemTexts;
  children: string;
}) {
  const { problem, pending, run } = useCeremony(problems);

  function press(event: MouseEvent<HTMLButtonElement>) {
    const filled = event.currentTarget.form && new FormData(event.currentTarget.form);
    const also = filled
      ? { remember: filled.has("remember"), zone: String(filled.get("zone") ?? "") }
      : undefined;
    run(async () => {
      const [asked, { startAuthentication }] = await Promise.all([
        ask({}),
        import("@simplewebauthn/browser"),
      ]);
      if (!asked.ok) return saidBy(asked);
      const response = await startAuthentication({ optionsJSON: asked.data });
      return saidBy(await give({ response, ...(next ? { next } : {}), ...also }));
    });
  }

  return (
    <div className="grid gap-3 noscript:hidden">
      <Button variant={variant} icon="key" form={form} busy={pending} onClick={press} className="w-full">
        {children}
      </Button>
      {problem && (
        <Alert tone="error" live="assertive">
          {problem}
        </Alert>
      )}
    </div>
  );
}
