/** The page of one company. */
export const companyTag = (slug: string) => `identity:company:${slug}`;
