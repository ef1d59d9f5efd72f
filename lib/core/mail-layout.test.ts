import { expect, test } from "vitest";
import { mailHtml, mailText } from "./mail-layout";

const parts = {
  locale: "ru",
  institution: "Guild <hall>",
  title: "Добро пожаловать",
  body: ["Первая\nстрока & вторая", "<script>alert(1)</script>"],
  button: { label: "Войти", url: "https://example.org/a?b=1&c='2'", hint: "Если кнопка не работает:" },
  footer: ["Мелко"],
};

test("what people wrote stays text in the HTML part", () => {
  const html = mailHtml(parts);
  expect(html).toContain('<html lang="ru">');
  expect(html).toContain("Guild &lt;hall&gt;");
  expect(html).toContain("Первая<br>строка &amp; вторая");
  expect(html).not.toContain("<script>");
  expect(html).toContain('href="https://example.org/a?b=1&amp;c=&#39;2&#39;"');
});

test("the plain part says the same", () => {
  const text = mailText(parts);
  for (const piece of [parts.title, ...parts.body, parts.button.url, "Мелко"]) expect(text).toContain(piece);
});
