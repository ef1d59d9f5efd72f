-- The ten specializations are part of the product, not demo data; admins may change them.
INSERT INTO specializations (id, name, slug, sort_order) VALUES
  ('01a2253e-c380-74c9-aa7e-d073ea4aad30', 'Back-end development', 'back-end-development', 1),
  ('01a2253e-c381-7a7c-9177-76230c5de70b', 'Front-end development', 'front-end-development', 2),
  ('01a2253e-c382-7769-b0f4-72b0645b89e0', 'Mobile development', 'mobile-development', 3),
  ('01a2253e-c383-75be-a672-ed8425ae9086', 'Data science', 'data-science', 4),
  ('01a2253e-c384-7c06-ac02-cee729bb2cb7', 'Machine learning', 'machine-learning', 5),
  ('01a2253e-c385-7192-a404-a096c41fa334', 'Artificial intelligence', 'artificial-intelligence', 6),
  ('01a2253e-c386-7663-97ef-b504aac34c66', 'Cybersecurity', 'cybersecurity', 7),
  ('01a2253e-c387-7980-b0ac-7e49a1ece58f', 'Cloud computing', 'cloud-computing', 8),
  ('01a2253e-c388-7bed-b5ba-6732c3d96b2f', 'DevOps', 'devops', 9),
  ('01a2253e-c389-78c3-9a53-aa3c65e2377d', 'Databases', 'databases', 10);
