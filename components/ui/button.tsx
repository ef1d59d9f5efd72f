import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import { Link } from "./link";

/** primary: the page's one main action; line: everything else; quiet: in rows and bars; danger: destroys. */
export type ButtonVariant = "primary" | "line" | "quiet" | "danger" | "danger-line" | "award";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANT: Record<ButtonVariant, string> = {
  primary: "btn-primary",
  line: "btn-line",
  quiet: "btn-quiet",
  danger: "btn-error",
  "danger-line": "btn-line text-error",
  award: "btn-accent",
};
const SIZE: Record<ButtonSize, string> = {
  sm: "btn-sm text-sm",
  md: "text-[0.9375rem]",
  lg: "btn-lg text-base",
};

/** The classes of a button, for elements that only look like one. */
export function buttonClass(
  variant: ButtonVariant = "line",
  size: ButtonSize = "md",
  square = false,
): string {
  return cx("btn", VARIANT[variant], SIZE[size], square && "btn-square");
}

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  iconEnd?: IconName;
  children?: ReactNode;
}

/** What stands inside a button: icon, label, icon. */
export function ButtonContent({ icon, iconEnd, children, busy }: Look & { busy?: boolean }) {
  return (
    <>
      {busy ? (
        <span className="loading loading-spinner loading-xs" aria-hidden />
      ) : (
        icon && <Icon name={icon} size={18} />
      )}
      {children}
      {iconEnd && <Icon name={iconEnd} size={18} />}
    </>
  );
}

/** A button. Inside a `<Form>` use `<SubmitButton>` to submit it. */
export function Button({
  variant = "line",
  size = "md",
  icon,
  iconEnd,
  busy,
  className,
  children,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look & { busy?: boolean }) {
  return (
    <button
      type={type}
      className={cx(buttonClass(variant, size), className)}
      aria-busy={busy || undefined}
      {...rest}
    >
      <ButtonContent icon={icon} iconEnd={iconEnd} busy={busy}>
        {children}
      </ButtonContent>
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({
  variant = "line",
  size = "md",
  icon,
  iconEnd,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={cx(buttonClass(variant, size), className)} {...rest}>
      <ButtonContent icon={icon} iconEnd={iconEnd}>
        {children}
      </ButtonContent>
    </Link>
  );
}

/** A link that looks like a button and saves a file: its address has no language, and no page opens. */
export function DownloadButton({
  href,
  variant = "line",
  size = "md",
  children,
}: Pick<Look, "variant" | "size" | "children"> & { href: string }) {
  return (
    <a className={buttonClass(variant, size)} href={href} download>
      <Icon name="download" size={size === "sm" ? 16 : 18} />
      {children}
    </a>
  );
}

/** A square button with only an icon; `label` is its spoken name and its tooltip. */
export function IconButton({
  icon,
  label,
  variant = "quiet",
  size = "md",
  className,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "children"> & {
  icon: IconName;
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cx(buttonClass(variant, size, true), className)}
      {...rest}
    >
      <Icon name={icon} size={size === "sm" ? 18 : 20} />
    </button>
  );
}
