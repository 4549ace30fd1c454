-- title: Связи модулей и компетенций, как было известно на момент
INSERT INTO main.bridge_module_competency
SELECT bridge.*
FROM live.bridge_module_competency AS bridge
WHERE bridge.load_file_key IN (SELECT load_file_key FROM live.dim_load_file WHERE state = 'loaded' AND finished_at <= @known);
