import nodemailer, { type Transporter } from "nodemailer";
import sharp from "sharp";
import { makeCtx } from "./ctx";
import { env } from "./env";
import { findFile } from "./files";
import { log } from "./log";
import { MARK_CID } from "./mail-layout";
import { brandMark } from "./marks/brand";
import { port } from "./ports";
import { single } from "./single";
import { storage } from "./storage";

/** What is handed to the SMTP server. */
export interface Letter {
  id: string;
  recipient: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  locale: string;
  /** Stands before the address of MAIL_FROM in the place of the name written there. */
  fromName?: string;
  /** The address at which one POST ends mail of this kind (RFC 8058). */
  oneClick?: string;
}

/** How long one delivery may take in all, in milliseconds. */
const DEADLINE = 30_000;

const transport = () =>
  single<Transporter>("smtp", () =>
    nodemailer.createTransport({
      url: env().SMTP_URL,
      pool: true,
      maxConnections: 5,
      dnsTimeout: 10_000,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );

/** The brand mark as PNG at twice its size in mails, because mail clients show no SVG. */
function markPng(): Promise<Buffer> {
  return single("mail-mark", () =>
    sharp(Buffer.from(brandMark({ size: 64 })))
      .png()
      .toBuffer(),
  );
}

const logos = () => single("mail-logos", () => new Map<string, Promise<Buffer>>());

/** The institution's own mark at that size, the brand mark where it has none or it cannot be read. */
async function housePng(): Promise<Buffer> {
  const id = (await port("setting")("general.logo_file_id")) as string | null;
  if (!id) return markPng();
  const known = logos().get(id) ?? readLogo(id);
  logos().clear();
  logos().set(id, known);
  return known.catch((error) => {
    logos().delete(id);
    log().warn({ err: error }, "the institution's mark could not be read for a mail");
    return markPng();
  });
}

async function readLogo(id: string): Promise<Buffer> {
  const file = await findFile(makeCtx(), id);
  if (!file) throw new Error("The file is not there.");
  const bytes = Buffer.concat(await (await storage().read(file.storageKey)).toArray());
  return sharp(bytes).resize({ height: 64, width: 256, fit: "inside" }).png().toBuffer();
}

/**
 * Hands one mail to the SMTP server and answers what the server said. The Message-ID follows from the mail, so that
 * a repeat after a crash can be recognized. Throws what nodemailer throws, and after 30 seconds.
 */
export async function deliver(letter: Letter): Promise<{ response: string; messageId: string }> {
  const oneClick = letter.oneClick && {
    "List-Unsubscribe": `<${letter.oneClick}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  const sent = transport().sendMail({
    from: sender(letter.fromName),
    to: letter.recipient,
    replyTo: letter.replyTo ?? undefined,
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
    messageId: `<${letter.id}@${new URL(env().baseUrl).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": letter.locale, ...oneClick },
    attachments: [
      { filename: "mark.png", content: await housePng(), contentType: "image/png", cid: MARK_CID },
    ],
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, DEADLINE, new Error("The mail server did not answer in time."));
  });
  try {
    const { response, messageId } = await Promise.race([sent, late]);
    return { response: response ?? "", messageId };
  } finally {
    clearTimeout(timer);
    sent.catch(() => undefined);
  }
}

/** The sender: the configured address under the wanted name. */
function sender(name: string | undefined): string | { name: string; address: string } {
  const from = env().MAIL_FROM;
  return name ? { name, address: /<([^<>]+)>/.exec(from)?.[1] ?? from } : from;
}

/** Whether the SMTP server answers; throws why not. */
export async function verifySmtp(): Promise<void> {
  await transport().verify();
}

/** A mail's HTML as a browser can show it, its picture inside. */
export async function readableMail(html: string): Promise<string> {
  const picture = `data:image/png;base64,${(await housePng()).toString("base64")}`;
  return html.replaceAll(`cid:${MARK_CID}`, picture);
}
