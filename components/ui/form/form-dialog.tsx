"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "../button";
import { Dialog } from "../dialog";
import type { IconName } from "../icons";
import { FormContext } from "./context";
import { Form, type FormProps } from "./form";

/** A button that opens a dialog with a form in it, such as a reason for refusing; closes itself after success. */
export function FormDialog<T>({
  trigger,
  icon,
  variant = "line",
  size = "md",
  title,
  description,
  wide,
  ...form
}: FormProps<T> & {
  /** The label of the button that opens it. */
  trigger: string;
  icon?: IconName;
  variant?: ButtonVariant;
  size?: ButtonSize;
  title: string;
  description?: ReactNode;
  wide?: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} size={size} icon={icon} onClick={() => setOpen(true)}>
        {trigger}
      </Button>
      <FormContext value={null}>
        <Dialog open={open} onClose={() => setOpen(false)} title={title} wide={wide}>
          {description && <p className="mb-4 text-sm text-muted">{description}</p>}
          <Form
            {...form}
            submitVariant={form.submitVariant ?? (variant.startsWith("danger") ? "danger" : "primary")}
            onSuccess={(data) => {
              setOpen(false);
              form.onSuccess?.(data);
            }}
          />
        </Dialog>
      </FormContext>
    </>
  );
}
