import type { Descriptor } from "../publishable/descriptor";
import { pages } from "../schema/pages";
import { PageData, pageRequirements } from "./model";
import { isReserved } from "./reserved";

export const pageDescriptor: Descriptor<PageData> = {
  kind: "page",
  table: pages,
  title: pages.title,
  schema: PageData,
  titleOf: (data) => data.title,
  requirements: pageRequirements,
  reserved: isReserved,
  columns: (data) => ({ title: data.title, blocks: data.blocks, menuPlace: data.menuPlace }),
};
