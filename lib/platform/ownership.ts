import type { DomainOwnership } from "../core/testing/entry-ownership";

export const PLATFORM_OWNERSHIP: DomainOwnership = {
  cells: [],
  ownerless: {
    "GET /api/v1/app-versions/latest": "tells every app the same",
    "GET /api/v1/languages": "tells everybody the same",
    "GET /api/v1/settings": "tells everybody the same",
  },
};
