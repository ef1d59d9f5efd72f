import { z } from "zod";
import { Person } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { ActionButton } from "@/components/ui/form/action-button";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/screen/screen";
import { listContract, type SearchParams, toPage } from "@/lib/core/list";
import { touchSample } from "./actions";

interface Row {
  id: string;
  title: string;
  author: string;
  status: "draft" | "published";
  views: number;
  at: Date;
}

const contract = listContract({
  filters: {
    q: z.string().max(100).optional(),
    status: z.enum(["draft", "published"]).optional(),
    featured: z.literal("true").optional(),
  },
  sort: ["title", "views", "at"],
  defaultSort: "at",
  defaultDirection: "desc",
  pageSize: 12,
});
const WORDS = ["Oak", "Iron", "Wool", "Glass", "Paper", "Clay", "Bronze"];
const ALL: Row[] = Array.from({ length: 64 }, (_, i) => ({
  id: `row-${i}`,
  title: `${WORDS[i % 7]} and ${WORDS[(i * 3 + 1) % 7]?.toLowerCase()}, part ${i + 1}`,
  author: ["Irina Volkova", "Priya Raman", "Tom Ashby"][i % 3] as string,
  status: i % 4 ? "published" : "draft",
  views: (i * 7919) % 5000,
  at: new Date(Date.UTC(2026, 10, 20) - i * 9 * 3_600_000),
}));
const COLUMNS: Column<Row>[] = [
  { id: "title", header: "Title", sort: "title", cell: (r) => r.title },
  {
    id: "status",
    header: "Status",
    tight: true,
    cell: (r) =>
      r.status === "draft" ? (
        <StatusBadge tone="plain" icon="draft">
          Draft
        </StatusBadge>
      ) : (
        <StatusBadge tone="success">Published</StatusBadge>
      ),
  },
  { id: "author", header: "Author", cell: (r) => <Person id={r.author} name={r.author} /> },
  { id: "views", header: "Views", sort: "views", align: "end", cell: (r) => r.views.toLocaleString("en") },
  {
    id: "price",
    header: "Price",
    align: "end",
    hidden: true,
    cell: (r) => <Money minor={r.views} currency="EUR" />,
  },
  {
    id: "at",
    header: "Changed",
    sort: "at",
    tight: true,
    align: "end",
    cell: (r) => <RelativeTime at={r.at} />,
  },
];

/** A list with everything that lists have. */
export function TableSample({ params }: { params: SearchParams }) {
  const state = contract.parse(params);
  const { q, status } = state.filters;
  const found = ALL.filter(
    (r) => (!q || r.title.toLowerCase().includes(q.toLowerCase())) && (!status || r.status === status),
  );
  const sign = state.direction === "asc" ? 1 : -1;
  found.sort(
    (a, b) =>
      sign *
      (state.sort === "views"
        ? a.views - b.views
        : state.sort === "title"
          ? a.title.localeCompare(b.title)
          : +a.at - +b.at),
  );
  const rows = found.slice((state.page - 1) * state.pageSize, state.page * state.pageSize);
  return (
    <Section title="Table">
      <DataTable
        id="kit"
        caption="Posts"
        page={toPage(rows, found.length, state)}
        state={state}
        contract={contract}
        path="/kit"
        columns={COLUMNS}
        rowId={(r) => r.id}
        rowHref={(r) => `/kit/shell?row=${r.id}`}
        rowLabel={(r) => r.title}
        rowActions={(r) => (
          <ActionButton
            action={touchSample}
            input={{ id: r.id }}
            icon="archive"
            iconOnly
            variant="quiet"
            size="sm"
            confirm={{ title: `Archive “${r.title}”?` }}
          >
            Archive
          </ActionButton>
        )}
        filters={[
          { kind: "search", name: "q", label: "Search posts" },
          {
            kind: "select",
            name: "status",
            label: "Status",
            all: "Any status",
            options: [
              { value: "draft", label: "Draft" },
              { value: "published", label: "Published" },
            ],
          },
          { kind: "flag", name: "featured", label: "Featured" },
        ]}
        bulk={[
          {
            label: "Archive",
            action: touchSample,
            icon: "archive",
            variant: "danger-line",
            confirm: { title: "Archive {count} posts?", body: "They leave the public site." },
          },
        ]}
        csvPath="/kit"
        empty={{
          title: "No posts yet",
          action: (
            <LinkButton href="/kit" variant="primary">
              Write the first post
            </LinkButton>
          ),
        }}
      />
    </Section>
  );
}
