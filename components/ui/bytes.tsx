import { useFormatter } from "next-intl";
import { sizeFormat } from "./form/file-size";

/** A size in bytes, in the unit that people would choose (1 KB = 1,024 bytes). */
export function Bytes({ value }: { value: number }) {
  const format = useFormatter();
  const { value: shown, options } = sizeFormat(value);
  return <span className="tabular whitespace-nowrap">{format.number(shown, options)}</span>;
}
