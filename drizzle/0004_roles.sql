-- The eleven roles are part of the product, not demo data.
INSERT INTO roles (id, key, name, kind, joining) VALUES
  ('01a1fe03-6dc0-7b45-8620-de78f8dbf288', 'student', 'Student', 'member', 'open'),
  ('01a1fe03-6dc1-75a5-95c5-a22208084b29', 'mentor', 'Mentor', 'member', 'request'),
  ('01a1fe03-6dc2-787e-8335-cb6c9a144918', 'instructor', 'Instructor', 'member', 'request'),
  ('01a1fe03-6dc3-70c8-8cce-a379c477f899', 'company', 'Company', 'member', 'open'),
  ('01a1fe03-6dc4-7869-a14c-9095f8c7c666', 'client', 'Client', 'member', 'open'),
  ('01a1fe03-6dc5-738d-ad52-591c4cf178fe', 'provider', 'Provider', 'member', 'open'),
  ('01a1fe03-6dc6-70d5-9ca3-a8b5d4f21ed9', 'super_admin', 'Super admin', 'admin', 'invite'),
  ('01a1fe03-6dc7-7e6e-84e3-2ee445afc304', 'content_manager', 'Content manager', 'admin', 'invite'),
  ('01a1fe03-6dc8-7e21-9144-eb75e87a1827', 'recruitment_manager', 'Recruitment manager', 'admin', 'invite'),
  ('01a1fe03-6dc9-7dfd-9347-72a990b1b45d', 'finance_manager', 'Finance manager', 'admin', 'invite'),
  ('01a1fe03-6dca-71d7-b36f-c32e3a801b68', 'support_admin', 'Support admin', 'admin', 'invite');
