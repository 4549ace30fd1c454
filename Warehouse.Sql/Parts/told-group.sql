-- title: Со скольких слушателей группы её итоги видит тот, кто ограничен одним слушателем
-- A mean or a quartile of fewer would tell what another one has. Takes the scope; whoever sees the group itself is told from one on.
iif(@scope_learner IS NULL, 1, 5)
