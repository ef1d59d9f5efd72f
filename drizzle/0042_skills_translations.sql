ALTER TABLE "categories" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "specializations" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
-- The product's own specializations speak every language that the product does; a name that was changed is left alone.
UPDATE "specializations" s SET "translations" = jsonb_build_object('ru', jsonb_build_object('name', v.ru, 'description', ''))
FROM (VALUES
  ('back-end-development', 'Back-end development', 'Серверная разработка'),
  ('front-end-development', 'Front-end development', 'Фронтенд-разработка'),
  ('mobile-development', 'Mobile development', 'Мобильная разработка'),
  ('data-science', 'Data science', 'Наука о данных'),
  ('machine-learning', 'Machine learning', 'Машинное обучение'),
  ('artificial-intelligence', 'Artificial intelligence', 'Искусственный интеллект'),
  ('cybersecurity', 'Cybersecurity', 'Информационная безопасность'),
  ('cloud-computing', 'Cloud computing', 'Облачные технологии'),
  ('databases', 'Databases', 'Базы данных')
) AS v(slug, name, ru)
WHERE s."slug" = v.slug AND s."name" = v.name;
