"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import { importRedirects } from "@/lib/content/redirect/actions";

interface Fault {
  line: number;
  key: string;
  from: string;
  to: string;
}

const isFaults = (detail: unknown): detail is Fault[] =>
  Array.isArray(detail) && detail.every((fault) => typeof fault?.line === "number");

/** Many redirects from a CSV file; nothing is taken over while one of its lines is faulty. */
export function ImportDialog() {
  const t = useTranslations("content.admin.redirects");
  const all = useTranslations();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [csv, setCsv] = useState("");
  const [faults, setFaults] = useState<Fault[]>([]);
  const [problem, setProblem] = useState("");
  const [pending, start] = useTransition();
  function send() {
    start(async () => {
      const answer = await importRedirects({ csv });
      if (!answer.ok) {
        setFaults(isFaults(answer.detail) ? answer.detail : []);
        setProblem(Object.values(answer.fields ?? {})[0]?.[0] ?? answer.message);
        return;
      }
      toast({ tone: "success", message: answer.message ?? t("imported") });
      setOpen(false);
      setCsv("");
      setFaults([]);
      setProblem("");
      router.refresh();
    });
  }
  return (
    <>
      <Button icon="upload" onClick={() => setOpen(true)}>
        {t("import")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("import")}
        wide
        actions={
          <Button variant="primary" busy={pending} disabled={!csv.trim()} onClick={send}>
            {t("importSubmit")}
          </Button>
        }
      >
        <div className="grid gap-4">
          <p className="text-sm text-muted">{t("importHelp")}</p>
          <input
            type="file"
            accept=".csv,text/csv"
            aria-label={t("importFile")}
            className="control file:mr-3 file:cursor-pointer"
            onChange={async (event) => setCsv((await event.currentTarget.files?.[0]?.text()) ?? "")}
          />
          <textarea
            className="control font-mono text-sm"
            rows={8}
            aria-label={t("importText")}
            placeholder={"/old,/new"}
            value={csv}
            onChange={(event) => setCsv(event.currentTarget.value)}
          />
          {problem && (
            <Alert tone="error" live="assertive" title={problem}>
              {faults.length > 0 && (
                <ul className="grid gap-1">
                  {faults.map((fault) => (
                    <li key={fault.line}>
                      {t("line", { line: fault.line })} {fault.from} → {fault.to}: {all(fault.key as never)}
                    </li>
                  ))}
                </ul>
              )}
            </Alert>
          )}
        </div>
      </Dialog>
    </>
  );
}
