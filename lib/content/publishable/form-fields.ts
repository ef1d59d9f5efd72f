import type { Ctx } from "../../core/ctx";
import { AppError, type FieldErrors, isAppError } from "../../core/errors";

const OUTSIDE = /^(data\.|kind$|id$|note$|baseVersion$)/;

/** Faults of a version's data, named as the writing screen names its fields: `slug` becomes `data.slug`. */
function underData(fields: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(fields).map(([name, fault]) => [OUTSIDE.test(name) ? name : `data.${name}`, fault]),
  );
}

/** Makes a command of versions answer a form, whose fields stand under `data`. */
export function forForm<I, T>(run: (ctx: Ctx, input: I) => Promise<T>): (ctx: Ctx, input: I) => Promise<T> {
  return async (ctx, input) => {
    try {
      return await run(ctx, input);
    } catch (error) {
      if (!isAppError(error)) throw error;
      throw new AppError(error.code, error.messageKey, error.params, underData(error.fields), error.detail);
    }
  };
}
