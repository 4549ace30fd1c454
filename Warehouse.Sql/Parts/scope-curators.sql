-- title: Ключи кураторов групп, которыми ограничен зритель
SELECT fenced.curator_key FROM dim_group AS fenced WHERE fenced.group_key IN ({> Parts/scope-groups})
