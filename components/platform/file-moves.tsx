import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import type { Actor } from "@/lib/core/ctx";
import { movesFor } from "@/lib/core/machine";
import { deleteQuarantined, quarantineFile, releaseFile } from "@/lib/platform/file/actions";
import { type FileState, fileMachine } from "@/lib/platform/file/model";

const MOVES = {
  quarantine: { action: quarantineFile, icon: "lock", variant: "danger-line" },
  release: { action: releaseFile, icon: "unlock", variant: "primary" },
  delete: { action: deleteQuarantined, icon: "trash", variant: "danger-line" },
} as const;

/** What can be done with a file now; each asks for a reason. */
export function FileMoves({ file, actor }: { file: FileState; actor: Actor }) {
  const t = useTranslations("platform.files");
  return movesFor(fileMachine, actor, file).map((move) => {
    if (!(move.action in MOVES)) return null;
    const name = move.action as keyof typeof MOVES;
    const { action, icon, variant } = MOVES[name];
    return (
      <FormDialog
        key={name}
        trigger={t(`moves.${name}.label`)}
        icon={icon}
        variant={variant}
        title={t(`moves.${name}.title`)}
        description={t(`moves.${name}.body`)}
        action={action}
        hidden={{ id: file.id }}
        submit={t(`moves.${name}.label`)}
      >
        <TextAreaField name="reason" label={t("reason")} required rows={3} maxLength={500} />
      </FormDialog>
    );
  });
}
