/** What people call something, with the key that programs know it by beneath; the key alone where there is no name. */
export function Keyed({ name, code }: { name: string; code: string }) {
  return (
    <>
      {name !== code && <span className="block">{name}</span>}
      <code className="block text-xs font-normal break-all text-muted">{code}</code>
    </>
  );
}
