import { useTranslations } from "next-intl";
import { Person } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { photoHref } from "@/lib/core/photo";
import { advanceSemester, confirmUsns } from "@/lib/identity/student/actions";
import { type StudentListState, studentList } from "@/lib/identity/student/list";
import { SEMESTERS, studentRef } from "@/lib/identity/student/model";
import type { StudentRow } from "@/lib/identity/student/queries";

const PATH = "/admin/students";

/** The students of the house as a list, with what is done to several at once. */
export function StudentTable({
  page,
  state,
  departments,
  mentor,
  zone,
}: {
  page: Page<StudentRow>;
  state: StudentListState;
  departments: readonly string[];
  /** The name of the mentor whom the filter names. */
  mentor: string | null;
  zone: string;
}) {
  const t = useTranslations("identity.students");
  const all = useTranslations("identity");
  const named = state.filters.mentor;
  return (
    <DataTable
      id="students"
      caption={t("title")}
      page={page}
      state={state}
      contract={studentList}
      path={PATH}
      csvPath="/api/admin/students"
      rowId={studentRef}
      rowHref={(row) => `/admin/users/${row.id}`}
      rowLabel={(row) => row.name}
      columns={[
        {
          id: "name",
          header: all("users.name"),
          sort: "name",
          cell: (row) => <Person id={row.id} name={row.name} src={photoHref(row.avatarFileId, 64)} />,
        },
        {
          id: "usn",
          header: t("usn"),
          sort: "usn",
          cell: (row) =>
            row.usn ? (
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="tabular">{row.usn}</span>
                {!row.isConfirmed && <StatusBadge tone="warning">{t("unconfirmed")}</StatusBadge>}
              </span>
            ) : (
              "–"
            ),
        },
        {
          id: "department",
          header: t("department"),
          sort: "department",
          cell: (row) => row.department ?? "–",
        },
        {
          id: "semester",
          header: t("semester"),
          sort: "semester",
          align: "end",
          tight: true,
          cell: (row) => row.semester ?? "–",
        },
        {
          id: "mentor",
          header: t("mentor"),
          cell: (row) =>
            row.mentor && row.mentorId ? (
              <Link className="link-quiet" href={`${PATH}?mentor=${row.mentorId}`}>
                {row.mentor}
              </Link>
            ) : (
              <span className="text-muted">{t("unassigned")}</span>
            ),
        },
        { id: "email", header: all("field.email"), hidden: true, cell: (row) => row.email },
        {
          id: "year",
          header: t("admissionYear"),
          align: "end",
          tight: true,
          hidden: true,
          cell: (row) => row.admissionYear ?? "–",
        },
        {
          id: "created",
          header: all("users.created"),
          sort: "created",
          tight: true,
          hidden: true,
          cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("search"), placeholder: t("searchHint") },
        {
          kind: "select",
          name: "department",
          label: t("department"),
          all: t("anyDepartment"),
          options: departments.map((value) => ({ value, label: value })),
        },
        {
          kind: "select",
          name: "semester",
          label: t("semester"),
          all: t("anySemester"),
          options: SEMESTERS.map((n) => ({ value: String(n), label: t("semesterN", { n }) })),
        },
        {
          kind: "select",
          name: "confirmed",
          label: t("number"),
          all: t("anyNumber"),
          options: [
            { value: "yes", label: t("confirmed") },
            { value: "no", label: t("unconfirmed") },
          ],
        },
        {
          kind: "select",
          name: "mentor",
          label: t("mentor"),
          all: t("anyMentor"),
          options: [
            { value: "none", label: t("unassigned") },
            { value: "some", label: t("assigned") },
            ...(named && mentor ? [{ value: named, label: mentor }] : []),
          ],
        },
      ]}
      bulk={[
        { label: t("assign"), href: `${PATH}/mentor`, icon: "people" },
        {
          label: t("confirm"),
          action: confirmUsns,
          icon: "check",
          confirm: { title: t.raw("confirmTitle"), body: t("confirmText") },
        },
        {
          label: t("advance"),
          action: advanceSemester,
          icon: "arrow-up",
          confirm: { title: t.raw("advanceTitle"), body: t("advanceText") },
        },
      ]}
      empty={{ title: t("empty"), body: t("emptyText") }}
    />
  );
}
