-- What a scanner reads off a frame at the till. A practice's own labels show the frame's code, which is found the same way.

alter table frames
  add column barcode text check (barcode ~ '^[0-9]{14}$'),
  add constraint frames_barcode_once unique (tenant_id, barcode);
comment on column frames.barcode is 'The number in the maker''s barcode (GTIN), with zeros before it up to 14 digits: the same frame is found whether EAN-13, UPC-A or EAN-8 was printed. Null where nobody entered one.';
