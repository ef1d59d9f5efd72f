import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict } from "../../core/errors";
import { port } from "../../core/ports";
import { permissionHolders } from "../../identity/role/holders";
import { mayWrite, PUBLISH } from "../access";
import { PUBLISH_REQUESTED } from "../notices";
import { adminPath } from "../paths";
import { descriptorOf } from "./descriptors";
import type { PublishableKind } from "./model";
import { incomplete, missingIn } from "./publish-commands";
import { authorOf, getVersion, lockRow, nameOf, readData } from "./store";

/**
 * Asks everybody who may publish to look at a version; asked again, they hear of the same version once. Throws
 * `invalid` listing all that is missing, `conflict` for a version that is public and for an archived row.
 */
export function requestPublish(
  ctx: Ctx,
  input: { kind: PublishableKind; id: string; version: number },
): Promise<{ asked: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    const { kind, id, version } = input;
    const d = descriptorOf(kind);
    const row = await lockRow(tx, d, id);
    if (row.status === "archived") throw conflict("errors.state", { status: row.status });
    const revision = await getVersion(tx, d, id, version);
    if (row.status === "published" && row.liveRevisionId === revision.id)
      throw conflict("content.errors.isLive");
    const data = readData(d, revision.data);
    const missing = await missingIn(tx, d, row, data);
    if (missing.length) throw incomplete(missing);
    const publishers = (await permissionHolders(tx, PUBLISH)).filter((one) => one !== personId(tx.actor));
    await port("notify")(
      tx,
      PUBLISH_REQUESTED,
      publishers,
      { title: d.titleOf(data), person: await nameOf(tx, authorOf(tx)), version },
      { dedupe: `${id}:${version}`, entity: { type: kind, id }, link: adminPath(kind, id) },
    );
    tx.audit({
      action: `content.${kind}.request-publish`,
      targetType: kind,
      targetId: id,
      changes: { version },
    });
    return { asked: publishers.length };
  });
}
