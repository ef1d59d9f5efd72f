const PROBLEMS = ["cancelled", "known", "unable", "unsupported", "offline", "failed"] as const;
/** Why a browser gave no passkey. */
export type Problem = (typeof PROBLEMS)[number];
/** What is said of each. */
export type ProblemTexts = Readonly<Record<Problem, string>>;

/** The texts by the translations of `identity.passkey.problem`. */
export const problemTexts = (t: (problem: Problem) => string): ProblemTexts =>
  Object.fromEntries(PROBLEMS.map((problem) => [problem, t(problem)])) as Record<Problem, string>;
