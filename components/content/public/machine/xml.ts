/** Whether XML 1.0 allows the character: no controls but tab and line ends, no noncharacters. */
const allowed = (char: string) => {
  const code = char.codePointAt(0) as number;
  return (code >= 32 || code === 9 || code === 10 || code === 13) && code !== 0xfffe && code !== 0xffff;
};
const clean = (text: string) => Array.from(text).filter(allowed).join("");

/** Text for an element or attribute of XML 1.0; characters that it forbids are left out. */
export function xml(text: string): string {
  return clean(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** HTML as the character data of an element. */
export function cdata(html: string): string {
  return `<![CDATA[${clean(html).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** HTML whose links and pictures within the site carry the host. */
export function withHost(html: string, baseUrl: string): string {
  return html
    .replace(/(\s(?:href|src)=")\/(?!\/)/g, `$1${baseUrl}/`)
    .replace(/(\ssrcset=")([^"]*)"/gi, (_, start: string, list: string) => {
      return `${start}${list.replace(/(^|,\s*)\/(?!\/)/g, `$1${baseUrl}/`)}"`;
    });
}
