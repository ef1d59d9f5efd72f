// Rendered anew on each request, as every workspace page is.
export const dynamic = "force-dynamic";

/** The emptiest page that Next renders per request: a floor for the benchmark. */
export default function DynamicFloor() {
  return <h1>Floor</h1>;
}
