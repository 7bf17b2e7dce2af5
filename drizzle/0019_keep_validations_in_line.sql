-- What these rows hold is deflated or encrypted: PostgreSQL would try in vain to compress each before
-- moving it out of the row.
ALTER TABLE "order_validations" SET (toast_tuple_target = 8160);--> statement-breakpoint
ALTER TABLE "orders" SET (toast_tuple_target = 8160);
