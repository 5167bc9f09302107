-- What the lab's board reads of a job without opening the whole of what was sold, and the tray in which a job lies.

alter table orders
  add column frame_line    text generated always as (case when (snapshot #>> '{frame,own}')::boolean then null
    else (snapshot #>> '{frame,brand}') || ' ' || (snapshot #>> '{frame,model}') || ', ' || (snapshot #>> '{frame,colour}') end) stored,
  add column lens_name     text generated always as (snapshot #>> '{lens,name}') stored,
  add column lens_supplier text generated always as (snapshot #>> '{lens,supplier}') stored,
  add column stock_lens    boolean not null generated always as (coalesce((snapshot #>> '{lens,stock}')::boolean, false)) stored,
  add column tray          text check (length(trim(tray)) between 1 and 20);
comment on column orders.frame_line is 'Brand, model and colour in a line; null for the patient''s own frame.';
comment on column orders.stock_lens is 'A finished lens that is only glazed: the job begins at glazing.';
comment on column orders.tray is 'What stands on the tray in which the job lies; null where nobody said.';
