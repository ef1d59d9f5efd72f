"use client";

import { useEffect, useState } from "react";

/** Sends the browser's time zone along with a form; nothing without JavaScript. */
export function ZoneField() {
  const [zone, setZone] = useState("");
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <input type="hidden" name="zone" value={zone} readOnly />;
}
