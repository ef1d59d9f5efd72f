import { Alert } from "@/components/ui/alert";
import { Avatar, Person } from "@/components/ui/avatar";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { Wordmark } from "@/components/ui/brand";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button, IconButton, LinkButton } from "@/components/ui/button";
import { Card, LinkCard, LinkList, Panel } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart/chart";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { Icon } from "@/components/ui/icon";
import { ICONS, type IconName } from "@/components/ui/icons";
import { MarkImage } from "@/components/ui/mark-image";
import { Menu } from "@/components/ui/menu";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/screen/screen";
import { Skeleton } from "@/components/ui/skeleton";
import { Stats } from "@/components/ui/stat";
import { Timeline } from "@/components/ui/timeline";
import { Tooltip } from "@/components/ui/tooltip";
import { touchSample } from "./actions";

const HOUR = 3_600_000;

/** The small parts. */
export function Parts() {
  const now = Date.now();
  return (
    <>
      <Section title="Brand">
        <div className="flex flex-wrap items-center gap-8">
          <Wordmark name="Guildhall" size="lg" />
          <Wordmark name="Guildhall" />
          <Wordmark name="Дом ремёсел" size="sm" />
        </div>
      </Section>
      <Section title="Buttons">
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" icon="send">
            Publish post
          </Button>
          <Button icon="edit">Edit</Button>
          <Button variant="quiet">Cancel</Button>
          <Button variant="danger" icon="trash">
            Delete post
          </Button>
          <Button variant="danger-line">Archive</Button>
          <Button variant="award" icon="seal">
            Award badge
          </Button>
          <Button variant="primary" busy>
            Saving…
          </Button>
          <Button disabled>Disabled</Button>
          <LinkButton href="/kit" iconEnd="arrow-right">
            All posts
          </LinkButton>
          <Tooltip text="Copies the address of this page">
            <IconButton icon="link" label="Copy link" />
          </Tooltip>
        </div>
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button size="sm" variant="primary">
            Small
          </Button>
          <Button size="sm">Small</Button>
          <Button size="lg" variant="primary">
            Large
          </Button>
          <CopyButton text="hello" />
          <Menu
            icon="more"
            label="More"
            square
            entries={[
              { label: "Open", href: "/kit", icon: "eye" },
              { label: "History", href: "/kit", icon: "history" },
              { kind: "separator" },
              { label: "Delete", href: "/kit", icon: "trash", danger: true },
            ]}
          />
          <ActionButton action={touchSample} input={{ id: "1" }} icon="check">
            Do it
          </ActionButton>
          <ActionButton
            action={touchSample}
            input={{ id: "1" }}
            variant="danger-line"
            icon="trash"
            confirm={{
              title: "Delete “On joining wood”?",
              body: "The post and its 8 versions go for good.",
              action: "Delete post",
            }}
          >
            Delete…
          </ActionButton>
          <ActionButton
            action={touchSample}
            input={{ id: "1" }}
            disabledReason="A system page cannot be archived."
          >
            Archive
          </ActionButton>
        </div>
      </Section>
      <Section title="States">
        <div className="flex flex-wrap gap-2">
          <StatusBadge tone="plain" icon="draft">
            Draft
          </StatusBadge>
          <StatusBadge tone="info" icon="clock">
            Scheduled
          </StatusBadge>
          <StatusBadge tone="success">Published</StatusBadge>
          <StatusBadge tone="warning">Needs review</StatusBadge>
          <StatusBadge tone="error">Failed</StatusBadge>
          <StatusBadge tone="award">Awarded</StatusBadge>
          <Badge>Woodwork</Badge>
        </div>
        <div className="mt-5 grid gap-3 lg:grid-cols-2">
          <Alert tone="info" title="Version 7 goes live Monday, 9:00">
            Version 9 is a newer draft.
          </Alert>
          <Alert tone="success" title="Post published" />
          <Alert
            tone="warning"
            title="Two pictures have no description"
            actions={<Button size="sm">Show them</Button>}
          >
            Add alt text, or mark them as decorative.
          </Alert>
          <Alert tone="error" title="Priya saved version 8 a minute ago">
            Both texts are below; nothing is lost.
          </Alert>
        </div>
      </Section>
      <Section title="Surfaces">
        <div className="grid items-start gap-5 lg:grid-cols-3">
          <LinkCard
            href="/kit"
            title="Hand-cut dovetails in an afternoon"
            media={<MarkImage id="card-2" className="aspect-video" />}
            meta={
              <>
                <Badge>Woodwork</Badge>
                <RelativeTime at={now - 3 * HOUR} />
              </>
            }
          >
            A saw, a chisel and some patience.
          </LinkCard>
          <Panel
            title="Waiting for you"
            action={
              <a className="link" href="#all">
                All 12
              </a>
            }
            flush
          >
            <LinkList
              items={[
                {
                  label: "Review “The wool store is open”",
                  href: "/kit?a",
                  detail: "Priya, version 3",
                  end: <RelativeTime at={now - 20 * 60_000} />,
                },
                {
                  label: "Refund for invoice 1042",
                  href: "/kit?b",
                  detail: "€ 49.00",
                  end: <RelativeTime at={now - 30 * HOUR} />,
                },
                {
                  label: "New company: Aster & Sons",
                  href: "/kit?c",
                  end: <RelativeTime at={now - 400 * HOUR} />,
                },
              ]}
            />
          </Panel>
          <Card>
            <DefinitionList
              items={[
                { term: "Author", value: <Person id="p-9" name="Irina Volkova" /> },
                {
                  term: "Published",
                  value: <RelativeTime at={now - 50 * HOUR} exact zone="Europe/Berlin" />,
                },
                { term: "Price", value: <Money minor={490000} currency="EUR" /> },
                { term: "Address", value: "/posts/hand-cut-dovetails" },
              ]}
            />
          </Card>
        </div>
        <div className="mt-5">
          <Stats
            items={[
              { label: "Posts", value: "24" },
              { label: "Waiting", value: "3", href: "/kit" },
              { label: "Downloads this month", value: "1,204", detail: "+12% on last month" },
              { label: "Owed", value: <Money minor={124050} currency="EUR" /> },
            ]}
          />
        </div>
      </Section>
      <Section title="People, history, empty">
        <div className="grid items-start gap-8 lg:grid-cols-3">
          <div className="flex flex-wrap items-end gap-4">
            {(["sm", "md", "lg", "xl"] as const).map((size, i) => (
              <Avatar key={size} id={`person-${i}`} size={size} name="Somebody" />
            ))}
            <Person id="x4" name="Павел Орлов" detail="Наставник" />
          </div>
          <Timeline
            entries={[
              {
                key: "3",
                title: "Irina published version 7",
                meta: <RelativeTime at={now - HOUR} />,
                icon: "check",
                tone: "success",
              },
              {
                key: "2",
                title: "Priya asked for review",
                meta: <RelativeTime at={now - 5 * HOUR} />,
                icon: "message",
                body: "Please look at the second picture.",
              },
              {
                key: "1",
                title: "Irina wrote a draft",
                meta: <RelativeTime at={now - 90 * HOUR} />,
                icon: "edit",
              },
            ]}
          />
          <div>
            <Breadcrumbs
              items={[
                { label: "Content", href: "/kit" },
                { label: "Posts", href: "/kit" },
                { label: "Hand-cut dovetails" },
              ]}
            />
            <Skeleton className="mt-6" lines={4} />
          </div>
        </div>
        <EmptyState
          mark="posts"
          title="No posts yet"
          action={
            <Button variant="primary" icon="plus">
              Write the first post
            </Button>
          }
        >
          Posts appear on the public site once they are published.
        </EmptyState>
      </Section>
      <Section title="Charts">
        <div className="grid gap-10 lg:grid-cols-2">
          <Chart
            kind="bar"
            title="Downloads by month"
            series={["Downloads"]}
            points={["Jan", "Feb", "Mar", "Apr", "May", "Jun"].map((label, i) => ({
              label,
              values: [[120, 180, 160, 240, 310, 290][i] ?? 0],
            }))}
          />
          <Chart
            kind="line"
            title="Visits and sign-ups"
            series={["Visits", "Sign-ups"]}
            points={Array.from({ length: 24 }, (_, i) => ({
              label: `W${i + 1}`,
              values: [400 + 90 * Math.sin(i / 3) + i * 12, 60 + i * 3],
            }))}
          />
          <Chart
            kind="donut"
            title="Templates by category"
            series={["Templates"]}
            points={[
              ["Letters", 8],
              ["Plans", 6],
              ["Reports", 4],
            ].map(([label, v]) => ({ label: String(label), values: [Number(v)] }))}
          />
        </div>
      </Section>
      <Section title="Icons">
        <ul className="flex flex-wrap gap-3">
          {(Object.keys(ICONS) as IconName[]).map((name) => (
            <li key={name} title={name}>
              <Icon name={name} size={24} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
