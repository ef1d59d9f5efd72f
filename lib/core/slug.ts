/** Letters that Unicode decomposition does not turn into Latin ones. Cyrillic after ISO 9 / BGN practice. */
const LETTERS: Record<string, string> = Object.fromEntries(
  (
    "а:a б:b в:v г:g ґ:g д:d ђ:dj е:e ё:yo є:ye ї:yi ж:zh з:z и:i і:i й:y ј:j к:k л:l љ:lj м:m н:n њ:nj о:o п:p р:r с:s т:t " +
    "ћ:c у:u ў:u ф:f х:kh ц:ts ч:ch џ:dz ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya " +
    "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o " +
    "ß:ss æ:ae œ:oe ø:o đ:d ð:d þ:th ł:l ı:i ŋ:ng"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/**
 * The slug of a title: transliterated, lower case, words joined by hyphens, at most `max` characters, cut between
 * words. Empty when nothing of the title can be written in Latin letters.
 */
export function slugify(title: string, max = 80): string {
  const latin = [...title.toLowerCase().normalize("NFC")]
    .map((ch) => LETTERS[ch] ?? LETTERS[ch.normalize("NFD")[0] ?? ""] ?? ch)
    .join("")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/['’ʼ]/g, "");
  const words = latin.split(/[^a-z0-9]+/).filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, max);
    if (longer.length > max) break;
    slug = longer;
  }
  return slug;
}

/** The next slug to try when one is taken: `a` → `a-2`, `a-2` → `a-3`. */
export function nextSlug(slug: string): string {
  const match = /^(.*)-(\d{1,4})$/.exec(slug);
  return match ? `${match[1]}-${Number(match[2]) + 1}` : `${slug}-2`;
}
