import type { RoleKey } from "../role/model";
import type { UserRow } from "../schema/users";

/** The password of every demo person; refused in production, where no demo data is loaded. */
export const DEMO_PASSWORD = "guildhall-demo-1";

/** One person for each role, with whom visitors of a demo sign in. */
export const DEMO_PEOPLE: {
  role: RoleKey;
  username: string;
  firstName: string;
  lastName: string;
  title: string;
  city: string;
  bio: string;
}[] = [
  {
    role: "super_admin",
    username: "super.admin",
    firstName: "Eleanor",
    lastName: "Vance",
    title: "Head of administration",
    city: "Ghent",
    bio: "Keeps the keys of the house and hands them on.",
  },
  {
    role: "content_manager",
    username: "content.editor",
    firstName: "Marta",
    lastName: "Kowalczyk",
    title: "Editor",
    city: "Kraków",
    bio: "Writes the notices, edits the guides, and removes the third adjective.",
  },
  {
    role: "recruitment_manager",
    username: "recruiting.lead",
    firstName: "Samuel",
    lastName: "Adeyemi",
    title: "Head of placements",
    city: "Leeds",
    bio: "Finds the workshop that needs you before it knows it does.",
  },
  {
    role: "finance_manager",
    username: "finance.lead",
    firstName: "Ingeborg",
    lastName: "Maas",
    title: "Bursar",
    city: "Utrecht",
    bio: "Every coin is counted twice, once by somebody else.",
  },
  {
    role: "support_admin",
    username: "support.desk",
    firstName: "Rafael",
    lastName: "Moreno",
    title: "Support desk",
    city: "Valencia",
    bio: "Answers before lunch, most days.",
  },
  {
    role: "student",
    username: "student.demo",
    firstName: "Nadia",
    lastName: "Petrova",
    title: "",
    city: "Riga",
    bio: "Second year of cabinetmaking. Learning to sharpen before learning to cut.",
  },
  {
    role: "mentor",
    username: "mentor.demo",
    firstName: "Otto",
    lastName: "Lindqvist",
    title: "",
    city: "Malmö",
    bio: "Thirty years at the bench; now mostly asks questions.",
  },
  {
    role: "instructor",
    username: "instructor.demo",
    firstName: "Amara",
    lastName: "Nwosu",
    title: "",
    city: "Bristol",
    bio: "Teaches furniture drawing and the reading of grain.",
  },
  {
    role: "company",
    username: "company.demo",
    firstName: "Henrik",
    lastName: "Bauer",
    title: "",
    city: "Freiburg",
    bio: "Runs the personnel desk of a joinery of forty.",
  },
  {
    role: "client",
    username: "client.demo",
    firstName: "Claire",
    lastName: "Fontaine",
    title: "",
    city: "Lyon",
    bio: "Restoring a house built in 1884, one window at a time.",
  },
  {
    role: "provider",
    username: "provider.demo",
    firstName: "Tomasz",
    lastName: "Zielinski",
    title: "",
    city: "Gdańsk",
    bio: "Fits kitchens, mends sash windows, arrives when he said he would.",
  },
];

type Status = UserRow["status"];

/** Further people, so that lists hold every state: name, username, roles, state, days since joining. */
export const FURTHER_PEOPLE: [string, string, string, RoleKey[], Status, number][] = [
  ["Anton", "Belov", "anton.belov", ["student"], "active", 412],
  ["Beatrix", "Holm", "beatrix.holm", ["student"], "active", 401],
  ["Caspar", "Dekker", "caspar.dekker", ["student"], "active", 389],
  ["Dilnoza", "Karimova", "dilnoza.k", ["student"], "active", 377],
  ["Emil", "Sørensen", "emil.sorensen", ["student"], "active", 366],
  ["Farah", "Haddad", "farah.haddad", ["student"], "active", 341],
  ["Grigory", "Antonov", "g.antonov", ["student"], "active", 330],
  ["Hana", "Nováková", "hana.novakova", ["student"], "active", 322],
  ["Imre", "Szabó", "imre.szabo", ["student"], "active", 300],
  ["Jules", "Moreau", "jules.moreau", ["student"], "active", 288],
  ["Katya", "Orlova", "katya.orlova", ["student"], "active", 271],
  ["Liam", "Byrne", "liam.byrne", ["student", "client"], "active", 250],
  ["Margit", "Sandvik", "margit.sandvik", ["mentor"], "active", 520],
  ["Nikolai", "Gromov", "nikolai.gromov", ["mentor", "instructor"], "active", 498],
  ["Olga", "Mironova", "olga.mironova", ["instructor"], "active", 470],
  ["Pieter", "van Dam", "pieter.vandam", ["company"], "active", 455],
  ["Quentin", "Lambert", "quentin.lambert", ["company"], "active", 233],
  ["Rosa", "Benítez", "rosa.benitez", ["client"], "active", 220],
  ["Stefan", "Krüger", "stefan.krueger", ["provider"], "active", 208],
  ["Tamar", "Abashidze", "tamar.abashidze", ["provider", "client"], "active", 199],
  ["Ulrich", "Stein", "ulrich.stein", ["client"], "active", 187],
  ["Valentina", "Rossi", "valentina.rossi", ["provider"], "active", 170],
  ["Wanda", "Nowak", "wanda.nowak", ["client"], "active", 156],
  ["Ximena", "Duarte", "ximena.duarte", ["student"], "suspended", 148],
  ["Yaroslav", "Chernov", "yaroslav.c", ["provider"], "suspended", 139],
  ["Zoltán", "Fehér", "zoltan.feher", ["client"], "inactive", 131],
  ["Agnes", "Thorne", "agnes.thorne", ["student"], "inactive", 122],
  ["Boris", "Lebedev", "boris.lebedev", ["student"], "active", 110],
  ["Cécile", "Arnaud", "cecile.arnaud", ["client"], "active", 98],
  ["Dmitri", "Sokolov", "dmitri.sokolov", ["student"], "active", 87],
  ["Elif", "Yıldız", "elif.yildiz", ["student"], "active", 74],
  ["Fergus", "Munro", "fergus.munro", ["provider"], "active", 63],
  ["Greta", "Winkler", "greta.winkler", ["student"], "active", 52],
  ["Hassan", "Farouk", "hassan.farouk", ["client"], "active", 41],
  ["Irina", "Voronova", "irina.voronova", ["student"], "active", 30],
  ["Joris", "Peeters", "joris.peeters", ["student"], "pending_verification", 6],
  ["Klara", "Jensen", "klara.jensen", ["client"], "pending_verification", 4],
  ["Leonid", "Frolov", "leonid.frolov", ["student"], "pending_verification", 2],
  ["Maëlle", "Guérin", "maelle.guerin", ["student"], "pending_verification", 1],
  ["Nils", "Bergman", "nils.bergman", ["student"], "active", 12],
];

/** Requests that wait for an admin, and one that was declined. */
export const ROLE_REQUESTS: { username: string; role: RoleKey; reason: string; declined?: string }[] = [
  {
    username: "boris.lebedev",
    role: "mentor",
    reason: "I led the evening group in turning for two winters.",
  },
  {
    username: "cecile.arnaud",
    role: "instructor",
    reason: "I have taught upholstery at the municipal school since 2015.",
  },
  { username: "tamar.abashidze", role: "instructor", reason: "Short courses in enamel, about six a year." },
  {
    username: "ulrich.stein",
    role: "mentor",
    reason: "I would like to help.",
    declined: "Please tell us about your work first, then ask again.",
  },
];

/** Reasons that stand beside a suspension: username, text, days until it ends. */
export const SUSPENSIONS: Record<string, { reason: string; days: number | null }> = {
  "ximena.duarte": {
    reason: "Workshop rules broken a third time; lifted after the talk with the foreman.",
    days: 21,
  },
  "yaroslav.c": { reason: "Two orders taken and not carried out.", days: null },
};

export const DEPARTMENTS = [
  "Cabinetmaking",
  "Metalwork",
  "Textiles",
  "Ceramics",
  "Restoration",
  "Digital crafts",
];

/** Whom the first students named to be called in an emergency; the numbers are of no operator. */
export const EMERGENCY_CONTACTS: readonly (readonly [name: string, phone: string])[] = [
  ["Vera Petrova", "+37120000201"],
  ["Jonas Holm", "+4520000202"],
  ["Salma Haddad", "+33600000203"],
  ["Petr Novák", "+420600000204"],
  ["Claire Moreau", "+33600000205"],
  ["Rustam Karimov", "+998900000206"],
];
