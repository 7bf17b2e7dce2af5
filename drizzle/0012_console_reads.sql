CREATE INDEX "accounts_by_merchant_name" ON "accounts" USING btree (lower("merchant_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "configurations_in_status" ON "configurations" USING btree ("status","account_id");--> statement-breakpoint
CREATE INDEX "orders_troubled_of_account" ON "orders" USING btree ("account_id","id") WHERE "orders"."state" in ('rejected', 'unknown');