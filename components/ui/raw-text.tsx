/** Text as a machine wrote it, such as a message's plain part or a job's data: its lines as they are, wrapped where long. */
export function RawText({ children }: { children: string }) {
  return (
    <pre className="surface max-w-3xl p-4 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
      {children}
    </pre>
  );
}
