\set customer random(1, 100000)
\set cents random(100, 9999)
SELECT check_credit(:customer, :cents);
