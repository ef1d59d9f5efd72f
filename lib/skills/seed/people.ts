/** What people of each trade choose from; the first are the likeliest. */
export const TRADES = {
  wood: [
    "Joinery",
    "Sharpening",
    "Hand-cut dovetails",
    "Cabinetmaking",
    "Wood finishing",
    "Technical drawing",
    "Timber grading",
    "Veneering",
    "Furniture drawing",
    "Woodturning",
    "Staircase building",
    "Sash windows",
    "French polishing",
    "CNC routing",
  ],
  restoration: [
    "Furniture restoration",
    "French polishing",
    "Upholstery",
    "Gilding",
    "Marquetry",
    "Wood carving",
    "Sharpening",
    "Wood finishing",
    "Customer service",
    "Textile conservation",
    "Veneering",
    "Cost estimating",
  ],
  metal: [
    "Welding",
    "MIG welding",
    "Blacksmithing",
    "Metalworking",
    "Technical drawing",
    "TIG welding",
    "Sheet metal work",
    "Metal turning",
    "Occupational safety",
    "Metal restoration",
    "CNC programming",
    "Forklift driving",
  ],
  textiles: [
    "Weaving",
    "Natural dyeing",
    "Loom maintenance",
    "Spinning",
    "Embroidery",
    "Pattern cutting",
    "Textile conservation",
    "Customer service",
    "Teaching adults",
    "Bookkeeping",
    "Upholstery",
    "Cost estimating",
  ],
  software: [
    "JavaScript",
    "Git",
    "HTML and CSS",
    "TypeScript",
    "SQL",
    "React",
    "Node.js",
    "Python",
    "PostgreSQL",
    "Linux",
    "Docker",
    "Data analysis",
    "Machine learning",
  ],
  machines: [
    "CAD",
    "PLC programming",
    "Electronics",
    "Soldering",
    "CNC programming",
    "Occupational safety",
    "Technical drawing",
    "Fusion 360",
    "3D printing",
    "C",
    "Linux",
    "Python",
  ],
  office: [
    "Bookkeeping",
    "Project management",
    "Customer service",
    "Cost estimating",
    "Occupational safety",
    "Data analysis",
    "Teaching adults",
    "Technical drawing",
    "AutoCAD",
    "SQL",
    "Forklift driving",
    "HTML and CSS",
  ],
} as const;
export type Trade = keyof typeof TRADES;

/** Whose trade is known from what the demo tells of them; the others take turns. */
export const KNOWN: Readonly<Record<string, Trade>> = {
  "student.demo": "wood",
  "mentor.demo": "wood",
  "instructor.demo": "wood",
  "provider.demo": "wood",
  "company.demo": "office",
  "finance.lead": "office",
  "recruiting.lead": "office",
  "content.editor": "office",
  "margit.sandvik": "textiles",
  "olga.mironova": "textiles",
  "nikolai.gromov": "metal",
  "valentina.rossi": "restoration",
};

/** What endorsers wrote; null where they wrote nothing. */
export const NOTES: readonly (string | null)[] = [
  "Cut three drawer sides in a row that closed without a plane. The fourth she made again without being asked.",
  null,
  "Sets the work out before touching it, and it shows.",
  "Asks the right question before the glue goes on.",
  null,
  "Steady for a whole term; teaches the first-years now.",
  null,
  "Finds the fault by listening to the machine.",
];

/** Words that nobody has decided on yet: word, user name of who proposed it, days since. */
export const PROPOSED: readonly (readonly [word: string, username: string, days: number])[] = [
  ["Sashiko", "beatrix.holm", 16],
  ["Kintsugi", "hana.novakova", 11],
  ["Woodcarving by hand", "caspar.dekker", 9],
  ["Laser engraving", "emil.sorensen", 4],
  ["Плетение из лозы", "katya.orlova", 2],
];

/** Skills of an earlier list that became others: name, into which. */
export const MERGED: readonly (readonly [name: string, into: string])[] = [
  ["JavaScript programming", "JavaScript"],
  ["Argon arc welding", "TIG welding"],
  ["Furniture joinery", "Cabinetmaking"],
];

/** Skills out of use: name, category, why. */
export const RETIRED: readonly (readonly [name: string, category: string, reason: string])[] = [
  ["Adobe Flash", "Software", "No browser runs it since 2021."],
  ["Spirit duplicating", "Work and people", "The last machine left the house in 1998."],
];
