import { expect, test } from "vitest";
import {
  isComplete,
  type ProfileFacts,
  ProviderProfileInput,
  profileSteps,
  StudentProfileInput,
} from "./model";

const nobody: ProfileFacts = {
  firstName: "",
  phoneNumber: null,
  bio: null,
  student: null,
  mentor: null,
  instructor: null,
  client: null,
  provider: null,
  company: null,
};
const open = (role: Parameters<typeof profileSteps>[0], facts: ProfileFacts) =>
  profileSteps(role, facts)
    .filter((s) => !s.done)
    .map((s) => s.step);

test("each role asks for what makes it complete", () => {
  expect(open("student", nobody)).toEqual(["name", "phone", "birthDate", "emergency"]);
  expect(open("mentor", nobody)).toEqual(["name", "designation", "bio"]);
  expect(open("instructor", nobody)).toEqual(["headline", "expertise", "bio"]);
  expect(open("client", nobody)).toEqual(["name", "phone", "address"]);
  expect(open("provider", nobody)).toEqual(["businessName", "experience", "areas", "availability"]);
  expect(open("company", nobody)).toEqual(["company"]);
});

test("a student with a number also needs department and semester", () => {
  const student = {
    usn: "GH1",
    department: null,
    semester: null,
    hasBirthDate: true,
    hasEmergencyContact: true,
  };
  const facts = { ...nobody, firstName: "Ada", phoneNumber: "+491234567", student };
  expect(open("student", facts)).toEqual(["department", "semester"]);
  expect(isComplete("student", { ...facts, student: { ...student, usn: null } })).toBe(true);
});

test("a mentor is complete with qualifications in place of a designation", () => {
  const mentor = { designation: null, qualifications: "Diploma" };
  expect(isComplete("mentor", { ...nobody, firstName: "Otto", bio: "Bench", mentor })).toBe(true);
});

const faults = (schema: typeof StudentProfileInput | typeof ProviderProfileInput, input: object) =>
  (schema.safeParse(input).error?.issues ?? []).map((issue) => issue.path.join("."));

test("a number needs its place, a semester is one to eight, a birth date is past", () => {
  expect(faults(StudentProfileInput, { usn: "gh24101" })).toEqual(["department", "semester"]);
  expect(faults(StudentProfileInput, { semester: 9 })).toEqual(["semester"]);
  expect(faults(StudentProfileInput, { birthDate: "2999-01-01" })).toEqual(["birthDate"]);
  expect(faults(StudentProfileInput, { emergencyPhone: "+12" })).toEqual(["emergencyPhone"]);
  const input = { usn: " gh24101 ", department: "Textiles", semester: 3 };
  expect(StudentProfileInput.parse(input).usn).toBe("GH24101");
});

test("a provider's days need hours that end after they begin", () => {
  const base = { businessName: "Joinery", experience: "Windows", experienceYears: 3 };
  expect(faults(ProviderProfileInput, { ...base, days: "mon" })).toEqual(["from", "to"]);
  expect(faults(ProviderProfileInput, { ...base, days: ["mon"], from: "17:00", to: "08:00" })).toEqual([
    "to",
  ]);
  const parsed = ProviderProfileInput.parse({ ...base, serviceAreas: "Riga, Riga, Jelgava" });
  expect(parsed.serviceAreas).toEqual(["Riga", "Jelgava"]);
});
