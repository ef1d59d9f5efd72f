import { Section } from "@/components/ui/screen/screen";

const COLORS = [
  ["paper", "bg-base-100"],
  ["sheet", "bg-sheet"],
  ["base 200", "bg-base-200"],
  ["base 300", "bg-base-300"],
  ["ink", "bg-base-content"],
  ["muted", "bg-muted"],
  ["guild", "bg-primary"],
  ["brass", "bg-accent"],
  ["wax", "bg-error"],
  ["moss", "bg-success"],
  ["amber", "bg-warning"],
  ["slate", "bg-info"],
] as const;

/** Colors, type and reading text. */
export function Tokens() {
  return (
    <>
      <Section title="Colors">
        <ul className="grid grid-cols-3 gap-4 sm:grid-cols-6">
          {COLORS.map(([name, color]) => (
            <li key={name} className="text-sm">
              <span className={`niche mb-2 block h-16 border border-hairline ${color}`} />
              {name}
            </li>
          ))}
        </ul>
        <p className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          <span>Ink</span>
          <span className="text-muted">Muted</span>
          <span className="text-primary">Guild</span>
          <span className="text-error">Wax</span>
          <span className="text-success">Moss</span>
          <span className="text-warning">Amber</span>
          <span className="text-info">Slate</span>
        </p>
      </Section>
      <Section title="Type">
        <div className="grid gap-5">
          <p className="display-1">A hall for every craft</p>
          <p className="display-2">Дом для любого ремесла</p>
          <p className="display-3">Twelve workshops open this spring</p>
          <p className="display-4">Мастерские открыты с десяти до восьми</p>
          <p className="lead max-w-measure">
            The house teaches by doing. Bring a question, leave with something that stands on its own feet.
          </p>
          <p className="title-1">Screen title, заголовок экрана</p>
          <p className="title-2">Section title</p>
          <p className="title-3">Small title</p>
          <p className="eyebrow">Eyebrow</p>
          <p>
            Interface text in Inter, 15 px.{" "}
            <a href="#type" className="link">
              A link in it
            </a>
            , and figures 0123456789 in <span className="tabular">tables 1,234.50</span>.
          </p>
        </div>
      </Section>
      <Section title="Reading">
        <article className="prose-guild">
          <h2>On joining wood</h2>
          <p>
            A joint is a <strong>promise</strong> between two boards.{" "}
            <em>The mortise waits, the tenon arrives</em>, and if both were cut by patient hands nothing else
            is needed: see <a href="#type">the workshop's notes</a>.
          </p>
          <ul>
            <li>Mark with a knife, not with a pencil.</li>
            <li>
              Cut on the waste side.
              <ul>
                <li>Always.</li>
              </ul>
            </li>
          </ul>
          <ol>
            <li>Plane.</li>
            <li>Measure.</li>
          </ol>
          <blockquote>
            <p>Measure twice, cut once, and tell nobody how often you measured.</p>
          </blockquote>
          <h3>Tools</h3>
          <table>
            <thead>
              <tr>
                <th>Tool</th>
                <th>Angle</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>Chisel</td>
                <td>25°</td>
              </tr>
              <tr>
                <td>Plane iron</td>
                <td>30°</td>
              </tr>
            </tbody>
          </table>
          <pre>
            <code>{"const joint = mortise + tenon;\nconsole.log(joint.holds);"}</code>
          </pre>
          <p>
            Inline <code>code</code> and a rule:
          </p>
          <hr />
        </article>
      </Section>
    </>
  );
}
