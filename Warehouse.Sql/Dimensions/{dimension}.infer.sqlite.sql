-- title: Член измерения, названный фактом раньше своей строки: {name}
INSERT INTO {table} ({natural_key}) VALUES ({natural_key: @$parameter}) RETURNING {member};
