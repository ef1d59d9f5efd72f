import { fillPort, port } from "../../core/ports";

/** Runs a piece of a test as if the institution had set these settings. */
export async function withSettings<T>(values: Record<string, unknown>, work: () => Promise<T>): Promise<T> {
  const read = port("setting");
  fillPort("setting", async (key) => (key in values ? values[key] : read(key)));
  try {
    return await work();
  } finally {
    fillPort("setting", read);
  }
}
