/** The names of cached reads of points. */
export const tags = {
  /** What earns points, as visitors read it. */
  rules: "points:rules",
  /** Who earned the most this month. */
  leaders: "points:leaders",
};
