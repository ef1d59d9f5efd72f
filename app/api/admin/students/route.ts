import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { studentList } from "@/lib/identity/student/list";
import { listStudents } from "@/lib/identity/student/queries";

export const dynamic = "force-dynamic";

/** The students as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "students",
  list: studentList,
  permission: "users.manage",
  audit: "identity.student.export",
  rows: (ctx, state) => allRows(ctx, listStudents, state),
  columns: (t) => [
    { header: t("identity.students.usn"), value: (row) => row.usn },
    {
      header: t("identity.students.confirmed"),
      value: (row) => t(`identity.students.${row.isConfirmed ? "yes" : "no"}`),
    },
    { header: t("identity.users.name"), value: (row) => row.name },
    { header: t("identity.field.username"), value: (row) => row.username },
    { header: t("identity.field.email"), value: (row) => row.email },
    { header: t("identity.students.department"), value: (row) => row.department },
    { header: t("identity.students.semester"), value: (row) => row.semester },
    { header: t("identity.students.admissionYear"), value: (row) => row.admissionYear },
    { header: t("identity.students.mentor"), value: (row) => row.mentor },
  ],
});
