import { Link } from "@/components/ui/link";

export interface FilterChoice {
  href: string;
  label: string;
  current: boolean;
  count?: number;
}

/** Choices as plain links on one line, the current one underlined; scrolls sideways on a phone. */
export function FilterRow({ label, choices }: { label: string; choices: FilterChoice[] }) {
  return (
    <nav aria-label={label} className="filter-row">
      <ul>
        {choices.map((choice) => (
          <li key={choice.href}>
            <Link
              href={choice.href}
              className="filter-link"
              aria-current={choice.current ? "true" : undefined}
            >
              {choice.label}
              {choice.count !== undefined && <span className="tabular text-sm">{choice.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
