CREATE TABLE "external_certificate_skills" (
	"certificate_id" uuid NOT NULL,
	"skill_id" uuid NOT NULL,
	CONSTRAINT "external_certificate_skills_certificate_id_skill_id_pk" PRIMARY KEY("certificate_id","skill_id")
);
--> statement-breakpoint
ALTER TABLE "external_certificate_skills" ADD CONSTRAINT "external_certificate_skills_certificate_id_external_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."external_certificates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_certificate_skills" ADD CONSTRAINT "external_certificate_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "external_certificate_skills_skill" ON "external_certificate_skills" USING btree ("skill_id");