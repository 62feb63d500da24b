-- A plain PostgreSQL doing the bench's work: row lock, limit check, document, double entry, balance.
--
-- Measured: check_credit, post_invoice, post_payment (oldest items first), one transaction each, prepared, durable.
-- It does less than the ledger server: one invoice line, no tax, no request keys, no receipts.
CREATE TABLE customers (
    id bigint PRIMARY KEY, credit_limit bigint NOT NULL, balance bigint NOT NULL
) WITH (fillfactor = 50);
CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, amount bigint NOT NULL,
    open_amount bigint NOT NULL, due date NOT NULL, created timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 80);
CREATE TABLE payments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, amount bigint NOT NULL,
    unapplied bigint NOT NULL, created timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE applications (payment_id bigint NOT NULL, invoice_id bigint NOT NULL, amount bigint NOT NULL);
CREATE TABLE ledger (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind smallint NOT NULL, doc_id bigint NOT NULL,
    account int NOT NULL, customer_id bigint NOT NULL, debit bigint NOT NULL, credit bigint NOT NULL
);

INSERT INTO customers SELECT g, 1000000000000, 25000 FROM generate_series(1, 100000) g;
INSERT INTO invoices (customer_id, amount, open_amount, due)
    SELECT 1 + g % 100000, 5000, 5000, current_date + 30 FROM generate_series(1, 500000) g;
CREATE INDEX invoices_open ON invoices (customer_id, id) WHERE open_amount > 0;

CREATE FUNCTION check_credit(customer bigint, wanted bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT balance + wanted <= credit_limit FROM customers WHERE id = customer
$$;

CREATE FUNCTION post_invoice(customer bigint, wanted bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    lim bigint; bal bigint; invoice bigint;
BEGIN
    SELECT credit_limit, balance INTO lim, bal FROM customers WHERE id = customer FOR UPDATE;
    IF bal + wanted > lim THEN RETURN -1; END IF;
    INSERT INTO invoices (customer_id, amount, open_amount, due)
        VALUES (customer, wanted, wanted, current_date + 30) RETURNING id INTO invoice;
    INSERT INTO ledger (kind, doc_id, account, customer_id, debit, credit)
        VALUES (1, invoice, 1200, customer, wanted, 0), (1, invoice, 4000, customer, 0, wanted);
    UPDATE customers SET balance = balance + wanted WHERE id = customer;
    RETURN invoice;
END $$;

CREATE FUNCTION post_payment(customer bigint, paid bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    item record; rest bigint := paid; part bigint; payment bigint;
BEGIN
    PERFORM 1 FROM customers WHERE id = customer FOR UPDATE;
    INSERT INTO payments (customer_id, amount, unapplied) VALUES (customer, paid, paid) RETURNING id INTO payment;
    FOR item IN SELECT id, open_amount FROM invoices WHERE customer_id = customer AND open_amount > 0 ORDER BY id LOOP
        EXIT WHEN rest <= 0;
        part := least(rest, item.open_amount);
        UPDATE invoices SET open_amount = open_amount - part WHERE id = item.id;
        INSERT INTO applications VALUES (payment, item.id, part);
        rest := rest - part;
    END LOOP;
    IF rest <> paid THEN UPDATE payments SET unapplied = rest WHERE id = payment; END IF;
    INSERT INTO ledger (kind, doc_id, account, customer_id, debit, credit)
        VALUES (2, payment, 1000, customer, paid, 0), (2, payment, 1200, customer, 0, paid);
    UPDATE customers SET balance = balance - paid WHERE id = customer;
    RETURN payment;
END $$;

ANALYZE;
