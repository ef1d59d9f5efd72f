/** The tree of the demo: name, name of the category above, icon, description. */
export const CATEGORIES: readonly (readonly [
  name: string,
  above: string | null,
  icon: string,
  about: string,
])[] = [
  ["Crafts", null, "tools", "What is made by hand and by machine, in wood, metal and cloth."],
  ["Woodworking", "Crafts", "tools", "From the board to the surface."],
  ["Joinery", "Woodworking", "tools", "What holds wood to wood: frames, stairs, windows, furniture."],
  [
    "Finishing and restoration",
    "Woodworking",
    "tools",
    "Surfaces, coverings, and the repair of what others made.",
  ],
  ["Metalworking", "Crafts", "tools", "Cold and hot: cutting, forging, welding."],
  ["Textiles", "Crafts", "tools", "From fibre to cloth, and the care of old cloth."],
  ["Engineering", null, "chart", "Drawing what will be made, and keeping the machines that make it."],
  ["Drawing and modelling", "Engineering", "edit", "On paper and on the screen."],
  ["Machines and electronics", "Engineering", "gear", "Control, circuits, safe work."],
  ["Software", null, "globe", "Programs, data, and what they run on."],
  ["Programming languages", "Software", "globe", "Languages in which programs are written."],
  ["Work and people", null, "people", "What every workshop needs beside its craft."],
];
