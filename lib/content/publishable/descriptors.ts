import { pageDescriptor } from "../page/descriptor";
import { portfolioItemDescriptor } from "../portfolio-item/descriptor";
import { postDescriptor } from "../post/descriptor";
import { projectDescriptor } from "../project/descriptor";
import { templateDescriptor } from "../template/descriptor";
import type { CommonData, Descriptor } from "./descriptor";
import type { PublishableKind } from "./model";

const ALL = {
  page: pageDescriptor,
  post: postDescriptor,
  template: templateDescriptor,
  project: projectDescriptor,
  portfolio_item: portfolioItemDescriptor,
};

/** The descriptor of a kind; its data type is forgotten, because the kind is known only when running. */
export function descriptorOf(kind: PublishableKind): Descriptor<CommonData> {
  return ALL[kind] as unknown as Descriptor<CommonData>;
}
