CREATE TABLE device (id text PRIMARY KEY);

-- The application's own migrations come first: nothing of what is declared is there yet.
DO $$
BEGIN
    IF to_regclass('metric_data') IS NOT NULL THEN
        RAISE EXCEPTION 'the declared schema came before the application''s';
    END IF;
END
$$;
