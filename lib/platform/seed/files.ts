import { eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { inTx } from "../../core/ctx";
import { files } from "../../core/schema/core";
import { move } from "../../core/transition";
import { storeUpload } from "../../core/uploads";
import { users } from "../../identity/schema/users";
import { fileColumns, lockFile } from "../file/commands";
import { fileMachine } from "../file/model";

/** Papers that people have sent in: name and text; the same text is the same bytes. */
const PAPERS = [
  ["Guild letter", "Letter of the guild of joiners"],
  ["Residence", "Confirmation of residence"],
  ["School report", "Final report of the trade school"],
  ["Letter of the guild", "Letter of the guild of joiners"],
  ["Insurance", "Liability insurance of the workshop"],
  ["Register", "Excerpt of the company register"],
] as const;
const PER_PAPER = 4;

/** A one-page PDF that says one line. */
function pdf(text: string): Buffer {
  const parts = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    "",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
  ];
  const stream = `BT /F1 18 Tf 48 520 Td (${text}) Tj ET`;
  parts[3] = `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
  let out = "%PDF-1.4\n";
  const offsets = parts.map((part, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${part}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const head = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}`;
  const tail = `trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(out + head + tail, "latin1");
}

/** Papers of some people, a few of them twice, one put aside; a second run adds nothing. */
export async function seedFiles(ctx: Ctx): Promise<number> {
  const first = `${PAPERS[0][0]} 1.pdf`;
  const [known] = await ctx.db
    .select({ id: files.id })
    .from(files)
    .where(eq(files.originalName, first))
    .limit(1);
  if (known) return 0;
  const people = await ctx.db
    .select({ id: users.id })
    .from(users)
    .orderBy(users.username)
    .limit(PER_PAPER * 3);
  if (!people.length) return 0;
  const ids: string[] = [];
  for (const [name, text] of PAPERS)
    for (let n = 0; n < PER_PAPER; n++) {
      const owner = people[(ids.length * 5) % people.length] as { id: string };
      const body = pdf(name.startsWith("Letter") || n === 0 ? text : `${text}, no. ${n}`);
      const file = await storeUpload(ctx, "verification_evidence", {
        name: `${name} ${n + 1}.pdf`,
        body,
        ownerId: owner.id,
      });
      ids.push(file.id);
      if (ids.length === 5)
        await inTx(ctx, async (tx) => {
          const row = await lockFile(tx, file.id);
          const why = { text: "Somebody else is named on this paper." };
          await move(tx, fileMachine, row, "quarantine", fileColumns(), why);
        });
    }
  await ctx.db
    .update(files)
    .set({ createdAt: sql`now() - (random() * 90) * interval '1 day'` })
    .where(inArray(files.id, ids));
  return ids.length;
}
