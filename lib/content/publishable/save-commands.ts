import { z } from "zod";
import { type Ctx, inTx } from "../../core/ctx";
import { type Saved, saveDraft } from "./draft-commands";
import { SaveInput } from "./inputs";
import { publish } from "./publish-commands";

/** What the writing screen sends: a version, and whether it goes live at once. */
export const SaveForm = z.intersection(SaveInput, z.object({ publish: z.boolean().default(false) }));

/** Saves a version and, when asked, publishes it in the same transaction: both happen or neither. */
export function saveForm(ctx: Ctx, input: z.output<typeof SaveForm>): Promise<Saved> {
  return inTx(ctx, async (tx) => {
    const saved = await saveDraft(tx, input);
    if (input.publish) await publish(tx, { kind: input.kind, id: saved.id, version: saved.version });
    return saved;
  });
}
