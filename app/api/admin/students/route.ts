import { allRows } from "@/lib/core/all-rows";
import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { studentList } from "@/lib/identity/student/list";
import { listStudents } from "@/lib/identity/student/queries";

export const dynamic = "force-dynamic";

/** The students as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = route(
  { auth: "session", permission: "users.manage", limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const state = studentList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await translator(ctx.locale);
    const label = (key: string) => t(`identity.students.${key}`);
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "identity.student.export", changes: { filters: Object.keys(state.filters) } }),
    );
    return csvResponse(
      "students",
      [
        { header: label("usn"), value: (row) => row.usn },
        {
          header: label("confirmed"),
          value: (row) => t(`identity.students.${row.isConfirmed ? "yes" : "no"}`),
        },
        { header: t("identity.users.name"), value: (row) => row.name },
        { header: t("identity.field.username"), value: (row) => row.username },
        { header: t("identity.field.email"), value: (row) => row.email },
        { header: label("department"), value: (row) => row.department },
        { header: label("semester"), value: (row) => row.semester },
        { header: label("admissionYear"), value: (row) => row.admissionYear },
        { header: label("mentor"), value: (row) => row.mentor },
      ],
      allRows(ctx, listStudents, state),
    );
  },
);
