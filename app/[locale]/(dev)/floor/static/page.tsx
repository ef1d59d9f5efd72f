/** The emptiest page that Next serves from its cache: a floor for the benchmark. */
export default function StaticFloor() {
  return <h1>Floor</h1>;
}
