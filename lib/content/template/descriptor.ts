import { eq } from "drizzle-orm";
import { categoryRequirement } from "../category/tables";
import type { Descriptor } from "../publishable/descriptor";
import { templates } from "../schema/templates";
import { TemplateData, templateRequirements } from "./model";

export const templateDescriptor: Descriptor<TemplateData> = {
  kind: "template",
  table: templates,
  title: templates.name,
  schema: TemplateData,
  titleOf: (data) => data.name,
  requirements: templateRequirements,
  columns: (data) => ({
    name: data.name,
    summary: data.summary,
    description: data.description,
    categoryId: data.categoryId,
    pricingType: data.pricingType,
    license: data.license,
    coverFileId: data.coverFileId,
    coverAlt: data.coverDecorative ? "" : data.coverAlt,
    previewFileId: data.previewFileId,
    downloadLimit: data.downloadLimit,
  }),
  async rowRequirements(ctx, row, data) {
    const [found] = await ctx.db
      .select({ current: templates.currentVersionId })
      .from(templates)
      .where(eq(templates.id, row.id));
    const missing = await categoryRequirement(ctx, "template_category", data.categoryId);
    if (!found?.current) missing.push({ field: "versions", key: "content.missing.version" });
    // Prices belong to billing; until a template can be bought it is not offered.
    if (data.pricingType === "paid") missing.push({ field: "pricingType", key: "content.missing.price" });
    return missing;
  },
};
