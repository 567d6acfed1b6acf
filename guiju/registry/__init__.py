"""Who and what: regions, bodies, posts, officers and their certificates, subjects, item lists, delegation."""
