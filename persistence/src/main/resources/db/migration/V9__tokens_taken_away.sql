-- Who remembers a token must hear when its row goes, too, and not only when it was taken back in good order.
create trigger access_tokens_access_delete after delete on access_tokens referencing old table as changed for each statement execute function access_changed();
