import nodemailer, { type Transporter } from "nodemailer";
import sharp from "sharp";
import { env } from "./env";
import { MARK_CID } from "./mail-layout";
import { brandMark } from "./marks/brand";
import { single } from "./single";

/** What is handed to the SMTP server. */
export interface Letter {
  id: string;
  recipient: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  locale: string;
}

const transport = () =>
  single<Transporter>("smtp", () =>
    nodemailer.createTransport({
      url: env().SMTP_URL,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );

/** The brand mark as PNG at twice its size in mails, because mail clients show no SVG. */
export function markPng(): Promise<Buffer> {
  return single("mail-mark", () =>
    sharp(Buffer.from(brandMark({ size: 64 })))
      .png()
      .toBuffer(),
  );
}

/**
 * Hands one mail to the SMTP server. The Message-ID follows from the mail, so that a repeat after a crash can be
 * recognized. Throws what nodemailer throws.
 */
export async function deliver(letter: Letter): Promise<void> {
  await transport().sendMail({
    from: env().MAIL_FROM,
    to: letter.recipient,
    replyTo: letter.replyTo ?? undefined,
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
    messageId: `<${letter.id}@${new URL(env().baseUrl).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": letter.locale },
    attachments: [
      { filename: "mark.png", content: await markPng(), contentType: "image/png", cid: MARK_CID },
    ],
  });
}

/** Whether trying again is pointless: the server refused this recipient or message for good (RFC 5321, 5yz). */
export function isPermanent(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return code !== "EAUTH" && responseCode !== undefined && responseCode >= 500 && responseCode < 600;
}

/** Whether the SMTP server answers; throws why not. */
export async function verifySmtp(): Promise<void> {
  await transport().verify();
}

/** A mail's HTML as a browser can show it, its picture inside. */
export async function readableMail(html: string): Promise<string> {
  const picture = `data:image/png;base64,${(await markPng()).toString("base64")}`;
  return html.replaceAll(`cid:${MARK_CID}`, picture);
}
