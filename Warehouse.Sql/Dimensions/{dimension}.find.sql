-- title: Ключ по коду: {name}
SELECT {member} FROM {table} WHERE {natural_key: $column = @$parameter; AND};
