import { z } from "zod";
import { listContract } from "../../core/list";

/** The URL of /admin/students. `mentor` is an account, or whether there is one at all. */
export const studentList = listContract({
  filters: {
    q: z.string().trim().max(100).optional(),
    department: z.string().trim().max(100).optional(),
    semester: z
      .string()
      .regex(/^[1-8]$/)
      .transform(Number)
      .optional(),
    confirmed: z.enum(["yes", "no"]).optional(),
    mentor: z.union([z.enum(["none", "some"]), z.uuid()]).optional(),
  },
  sort: ["name", "usn", "department", "semester", "created"],
  defaultSort: "created",
  defaultDirection: "desc",
});
export type StudentListState = ReturnType<typeof studentList.parse>;
